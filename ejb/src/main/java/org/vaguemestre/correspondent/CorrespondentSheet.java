package org.vaguemestre.correspondent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The sheet of a correspondent (<i>fiche</i>).
 *
 * @param writings identifiers under which its mail was registered: its own and those of its aliases
 * @param merges those that joined others to it and still stand, latest first
 * @param likely who may be the same
 */
public record CorrespondentSheet(
        UUID id,
        Particulars particulars,
        Instant createdAt,
        long version,
        List<UUID> writings,
        List<MergeView> merges,
        List<Likely> likely) {

    /** A merge, with the names of those it joined. */
    public record MergeView(UUID id, Instant at, UUID by, List<String> joined) {}

    /**
     * Who may be the same.
     *
     * @param clues names of what both have in common, see {@code Likeness.Clue}
     */
    public record Likely(UUID id, Particulars particulars, int score, Set<String> clues) {}

    public String displayName() {
        return particulars.displayName();
    }
}
