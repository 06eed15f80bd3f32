package org.vaguemestre.journal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.UUID;

/**
 * One act, as it was written for ever: who did what to what, when, in an organisation's chain.
 *
 * @param n place in the chain, from 1, without gap
 * @param actor account that acted; null for the application itself
 * @param bytes canonical form, the very bytes that were hashed
 * @param hash SHA-256, see {@link Chain}
 */
public record JournalEntry(
        UUID organisation,
        long n,
        Instant at,
        String act,
        UUID actor,
        String subjectKind,
        UUID subject,
        byte[] bytes,
        byte[] hash) {

    /** What the act said of its subject: identifiers, codes, numbers and dates, never personal text. */
    public JsonObject facts() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readObject().getJsonObject("facts");
        }
    }
}
