package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    @Test
    void theFactsAreReadBackFromTheVeryBytesThatWereHashed() {
        byte[] bytes =
                CanonicalJson.bytes(Map.of("act", "mail-item.routed", "facts", Map.of("number", "A-2026-000007")));
        UUID id = UUID.randomUUID();
        JournalEntry entry =
                new JournalEntry(id, 1, Instant.EPOCH, "mail-item.routed", null, "mail-item", id, bytes, new byte[32]);
        assertThat(entry.facts().getString("number")).isEqualTo("A-2026-000007");
    }
}
