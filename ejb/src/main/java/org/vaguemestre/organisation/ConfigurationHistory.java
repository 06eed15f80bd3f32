package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.DraftView.Difference;

/** The changes of the organisation's configuration (<i>journal des modifications</i>), as its journal has them. */
@Stateless
public class ConfigurationHistory {
    @Inject
    private Journal journal;

    @Inject
    private Kinds kinds;

    /**
     * One change.
     *
     * @param n its place in the journal
     * @param actor account; null for the application itself
     * @param kind what was changed; null for an act that is no publication
     * @param name what it was called then; null where the journal does not say
     */
    public record Change(
            long n, Instant at, UUID actor, String act, String kind, String name, List<Difference> differences) {}

    /**
     * Changes, the newest first.
     *
     * @param before place in the journal from which the list goes on; {@link Long#MAX_VALUE} for its beginning
     */
    public List<Change> page(long before, int limit) {
        Access access = CurrentAccess.get();
        access.require(Right.ORGANISATION_ADMINISTER);
        return journal.about(access.organisation(), before, limit).stream()
                .map(entry -> kinds.named(entry.facts().getString("kind", ""))
                        .map(kind -> change(kind, entry))
                        .orElseGet(() -> change(entry, null, entry.facts().getString("code", null), List.of())))
                .toList();
    }

    private static <C extends Record> Change change(Configurable<C> kind, JournalEntry entry) {
        C before = content(kind, entry, "before");
        C after = content(kind, entry, "after");
        C known = after == null ? before : after;
        return change(
                entry, kind.kind(), known == null ? null : kind.named(known), Kinds.differences(kind, before, after));
    }

    private static <C extends Record> C content(Configurable<C> kind, JournalEntry entry, String when) {
        var json = entry.facts().getJsonObject(when);
        return json == null ? null : Content.read(kind.content(), json);
    }

    private static Change change(JournalEntry entry, String kind, String name, List<Difference> differences) {
        return new Change(entry.n(), entry.at(), entry.actor(), entry.act(), kind, name, differences);
    }
}
