package org.vaguemestre.outbox;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The effects of the organisation acted for, outside the portal: put once, performed at least once, looked at by people when they fail. */
@Stateless
public class Outbox {
    private static final String COLUMNS =
            "select id, kind, key, cast(payload as text), state, attempts, next_at, last_error, created_at from outbox ";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Puts an effect, due now; put again with the same key it is there once. Called by followers of the journal, in their transaction. */
    public void put(String kind, String key, JsonObject payload) {
        query(
                        """
                        insert into outbox (organisation_id, id, kind, key, payload, state, next_at, created_at)
                        values (:organisation, :id, :kind, :key, cast(:payload as jsonb), 'WAITING', :now, :now) on conflict do nothing
                        """)
                .setParameter("id", Walled.newId())
                .setParameter("kind", kind)
                .setParameter("key", key)
                .setParameter("payload", payload.toString())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Takes effects that are due, for nobody else during the lease; the next attempt is counted with it. */
    public List<OutboxEntry> claim(Duration lease, int limit) {
        Instant now = clock.instant();
        List<UUID> taken = entityManager
                .createNativeQuery(
                        """
                        update outbox set leased_until = :lease, attempts = attempts + 1 where organisation_id = :organisation and id in
                          (select id from outbox where organisation_id = :organisation and state = 'WAITING' and next_at <= :now
                           and (leased_until is null or leased_until < :now) order by next_at, id fetch first :limit rows only for update skip locked)
                        returning id
                        """,
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("now", now)
                .setParameter("lease", now.plus(lease))
                .setParameter("limit", limit)
                .getResultList();
        return taken.stream().map(this::get).toList();
    }

    /** It was done. */
    public void done(UUID id) {
        end(id, OutboxEntry.State.DONE, null);
    }

    /** It was not done, and is tried again then; nobody else holds it any more. */
    public void postpone(UUID id, Instant next, String error) {
        query(
                        "update outbox set next_at = :next, leased_until = null, last_error = :error where organisation_id = :organisation and id = :id")
                .setParameter("next", next)
                .setParameter("error", error)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Its partner is silent: it waits, and this was no attempt. */
    public void await(UUID id, Instant until) {
        query(
                        "update outbox set next_at = :next, leased_until = null, attempts = attempts - 1 where organisation_id = :organisation and id = :id")
                .setParameter("next", until)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** It failed for good: whoever it belongs to is told in the same transaction. */
    public void giveUp(OutboxEntry entry, Effect effect, String error) {
        end(entry.id(), OutboxEntry.State.DEAD, error);
        effect.gaveUp(entry, error);
    }

    private void end(UUID id, OutboxEntry.State state, String error) {
        query(
                        """
                        update outbox set state = :state, leased_until = null, last_error = coalesce(cast(:error as text), last_error), ended_at = :now
                        where organisation_id = :organisation and id = :id
                        """)
                .setParameter("state", state.name())
                .setParameter("error", error)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Effects that wait, or failed, the oldest first. @throws Refused RIGHT_MISSING */
    public List<OutboxEntry> pending() {
        mailRoom();
        return rows(
                "where organisation_id = :organisation and state in ('WAITING', 'DEAD') order by state, id fetch first 200 rows only",
                Map.of());
    }

    /** Tries a failed one again. @throws Refused RIGHT_MISSING, NOT_FOUND */
    public void replay(UUID id) {
        OutboxEntry entry = dead(id);
        query(
                        "update outbox set state = 'WAITING', attempts = 0, next_at = :now, ended_at = null where organisation_id = :organisation and id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
        journal.append(OutboxAct.REPLAY, OutboxAct.SUBJECT, id, Map.of("kind", entry.kind(), "key", entry.key()));
    }

    /** Drops a failed one. @throws Refused RIGHT_MISSING, NOT_FOUND, REASON_MISSING */
    public void drop(UUID id, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        OutboxEntry entry = dead(id);
        end(id, OutboxEntry.State.DROPPED, reason.strip());
        journal.append(OutboxAct.DROP, OutboxAct.SUBJECT, id, Map.of("kind", entry.kind(), "key", entry.key()));
    }

    private OutboxEntry dead(UUID id) {
        mailRoom();
        OutboxEntry entry = get(id);
        if (entry == null || entry.state() != OutboxEntry.State.DEAD) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return entry;
    }

    private static void mailRoom() {
        if (!CurrentAccess.get().has(Right.MAIL_QUALIFY)) {
            CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        }
    }

    private OutboxEntry get(UUID id) {
        return rows("where organisation_id = :organisation and id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElse(null);
    }

    private List<OutboxEntry> rows(String clause, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(COLUMNS + clause, Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new OutboxEntry(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        read(row.get(3, String.class)),
                        OutboxEntry.State.valueOf(row.get(4, String.class)),
                        row.get(5, Integer.class),
                        row.get(6, Instant.class),
                        row.get(7, String.class),
                        row.get(8, Instant.class)))
                .toList();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private Query query(String sql) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter("organisation", CurrentAccess.get().organisation());
    }
}
