package org.vaguemestre.document;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Which documents of the organisation acted for may be opened (<i>contrôle antivirus</i>). This is the one rule: what an outsider gave waits from the
 * transaction that makes it known until the antivirus has said that it is clean; what is not known is not cleared. Everything that is made of a document
 * (text, pictures, letters) is made of {@link Documents#file}, which asks here.
 */
@Stateless
public class Clearances {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Event<DocumentAwaits> awaits;

    @Inject
    private Clock clock;

    /** Bytes that came from outside: they wait, if there is an antivirus; those that came before stay as they were judged. */
    public void given(Collection<String> sha256) {
        Clearance first = Clamd.configured().isPresent() ? Clearance.WAITING : Clearance.CLEARED;
        // in one order, lest two who give the same files wait for each other
        sha256.stream().distinct().sorted().forEach(one -> keep(one, first));
    }

    /** Bytes that the portal itself has made, of what was cleared. */
    public void made(String sha256) {
        keep(sha256, Clearance.CLEARED);
    }

    private void keep(String sha256, Clearance first) {
        int added = query(
                        """
                        insert into document_clearance (organisation_id, sha256, id, state, since)
                        values (:organisation, :sha256, :id, :state, :now) on conflict (organisation_id, sha256) do nothing
                        """,
                        Map.of("sha256", sha256, "id", Walled.newId(), "state", first.name(), "now", clock.instant()))
                .executeUpdate();
        if (added > 0 && first == Clearance.WAITING) {
            awaits.fire(new DocumentAwaits(sha256));
        }
    }

    public Clearance of(String sha256) {
        return tuples(
                        "select state from document_clearance where organisation_id = :organisation and sha256 = :sha256",
                        Map.of("sha256", sha256))
                .stream()
                .map(row -> Clearance.valueOf(row.get(0, String.class)))
                .findFirst()
                .orElse(Clearance.WAITING);
    }

    /** @throws Refused DOCUMENT_AWAITS_ANTIVIRUS, DOCUMENT_INFECTED */
    public void require(String sha256) {
        switch (of(sha256)) {
            case WAITING -> throw new Refused(Refusal.DOCUMENT_AWAITS_ANTIVIRUS);
            case INFECTED -> throw new Refused(Refusal.DOCUMENT_INFECTED);
            case CLEARED -> {
                return;
            }
        }
    }

    /** Subjects of the journal's entries about these documents. */
    public List<UUID> subjects(Collection<String> sha256) {
        return tuples(
                        """
                        select id from document_clearance where organisation_id = :organisation
                        and sha256 = any (string_to_array(:sha256, ','))
                        """,
                        Map.of("sha256", String.join(",", sha256)))
                .stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    private Query query(String sql, Map<String, ?> parameters) {
        return bound(entityManager.createNativeQuery(sql), parameters);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, ?> parameters) {
        return bound(entityManager.createNativeQuery(sql, Tuple.class), parameters)
                .getResultList();
    }

    private static Query bound(Query query, Map<String, ?> parameters) {
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query;
    }
}
