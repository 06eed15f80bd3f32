package org.vaguemestre.operation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.document.AntivirusRunner;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The jobs of all organisations, for the operator of the data centre (right PORTAL_OPERATE). */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Jobs {
    @Inject
    private ScanLedger ledger;

    @Inject
    private Organisations organisations;

    @Inject
    private AntivirusRunner antivirus;

    /** Scan jobs, latest first. @throws Refused RIGHT_MISSING */
    public List<ScanJob> scans(int limit) {
        requireOperator();
        Map<UUID, OrganisationView> all =
                organisations.all().stream().collect(Collectors.toMap(OrganisationView::id, Function.identity()));
        return CurrentAccess.during(Access.portal("exploitation", all.keySet()), () -> ledger.overview(limit)).stream()
                .map(batch -> new ScanJob(
                        batch.organisation(),
                        all.get(batch.organisation()).name(),
                        batch.batch(),
                        batch.source(),
                        batch.state(),
                        batch.receivedAt(),
                        batch.finishedAt(),
                        batch.silentSeconds(),
                        batch.failure(),
                        batch.pages()))
                .toList();
    }

    /** How the antivirus stands, with counts over all organisations. @throws Refused RIGHT_MISSING */
    public AntivirusRunner.State antivirus() {
        requireOperator();
        return antivirus.state();
    }

    /** Restarts a job that failed or was stopped; what it had done stays done. @throws Refused RIGHT_MISSING, NOT_FOUND, BATCH_RUNNING */
    public void restart(UUID organisation, UUID batch) {
        actIn(organisation, () -> ledger.requeue(batch));
    }

    /** Stops a job at its next page; it can be restarted. @throws Refused RIGHT_MISSING, NOT_FOUND */
    public void stop(UUID organisation, UUID batch) {
        actIn(organisation, () -> ledger.askToStop(batch));
    }

    /** The operator acts by the hand of the application, under the operator's own name in the journal. */
    private void actIn(UUID organisation, Runnable act) {
        Access operator = requireOperator();
        OrganisationView where = organisations.all().stream()
                .filter(one -> one.id().equals(organisation))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        CurrentAccess.during(
                Access.application("exploitation", where.id(), where.slug())
                        .onBehalfOf(operator.account(), operator.name()),
                act);
    }

    private static Access requireOperator() {
        Access access = CurrentAccess.get();
        access.require(Right.PORTAL_OPERATE);
        return access;
    }
}
