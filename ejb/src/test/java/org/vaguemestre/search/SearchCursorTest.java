package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class SearchCursorTest {
    @Test
    void whatIsWrittenIsRead() {
        SearchCursor cursor = new SearchCursor(40, Instant.ofEpochMilli(1_796_000_000_123L));
        assertThat(SearchCursor.read(cursor.written())).contains(cursor);
    }

    @Test
    void theFirstPageHasNone() {
        assertThat(SearchCursor.read(null)).isEmpty();
        assertThat(SearchCursor.read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p10", "p-1.5", "p10000.5", "p99999.5", "10.5", "p1.99999999999999999999", "", "p1.5.6"})
    void whatIsNoPlaceIsRefused(String place) {
        String cursor = place.isEmpty()
                ? "@@@"
                : Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> SearchCursor.read(cursor))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CURSOR_INVALID));
    }
}
