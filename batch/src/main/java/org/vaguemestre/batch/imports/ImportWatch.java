package org.vaguemestre.batch.imports;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.CorrespondentImports;
import org.vaguemestre.correspondent.ImportLedger;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/** Looks for imports that were started, and does them one after the other, each on behalf of the person who started it. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportWatch {
    private static final Logger LOG = Logger.getLogger(ImportWatch.class);

    @Inject
    private Organisations organisations;

    @Inject
    private ImportLedger ledger;

    @Inject
    private CorrespondentImports imports;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        Map<UUID, String> slugs =
                organisations.all().stream().collect(Collectors.toMap(OrganisationView::id, OrganisationView::slug));
        CurrentAccess.during(Access.portal("imports", slugs.keySet()), () -> ledger.waiting())
                .forEach(waiting -> finish(waiting, slugs.get(waiting.organisation())));
    }

    /** One that fails is tried again at the next look, and holds up no other. */
    private void finish(ImportLedger.Waiting waiting, String slug) {
        try {
            CurrentAccess.during(
                    Access.application("import", waiting.organisation(), slug)
                            .onBehalfOf(waiting.account(), waiting.name()),
                    () -> imports.finish(waiting.id()));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Import %s of %s stopped; it is tried again", waiting.id(), slug);
        }
    }
}
