package org.vaguemestre.reply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The project of an answer as it is shown (<i>projet de réponse</i>).
 *
 * @param writable whether the caller may write and finish it now
 */
public record ReplyView(
        UUID id,
        UUID carrier,
        String subject,
        UUID signer,
        String author,
        Instant createdAt,
        boolean writable,
        List<Version> versions,
        List<Letter> letters) {
    /**
     * One version of its text; it never changes.
     *
     * @param office whether a word processor opens it
     * @param branched written from another version than the one before it: both are to be compared
     */
    public record Version(
            int n, String sha256, String name, String author, Instant writtenAt, boolean office, boolean branched) {}

    /** Whether a version can be compared with the one before it: both are texts. */
    public boolean comparable(int n) {
        return n > 1 && versions.get(n - 1).office() && versions.get(n - 2).office();
    }

    public Version last() {
        return versions.get(versions.size() - 1);
    }

    /** Whether its letters are ready to be approved and signed. */
    public boolean finished() {
        return letters.stream().allMatch(letter -> letter.finalSha256() != null);
    }

    public boolean signed() {
        return letters.stream().allMatch(letter -> letter.signedSha256() != null);
    }
}
