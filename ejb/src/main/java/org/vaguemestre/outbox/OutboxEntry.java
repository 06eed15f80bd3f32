package org.vaguemestre.outbox;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An effect in the outbox.
 *
 * @param attempts how often it was tried, this time included
 * @param lastError why it was not done the last time; null at first
 */
public record OutboxEntry(
        UUID id,
        String kind,
        String key,
        JsonObject payload,
        State state,
        int attempts,
        Instant nextAt,
        String lastError,
        Instant createdAt) {
    /** Where an effect stands. */
    public enum State {
        /** En attente. */
        WAITING,
        /** Fait. */
        DONE,
        /** En échec: waits for a person. */
        DEAD,
        /** Abandonné by a person. */
        DROPPED
    }
}
