package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.mail.State;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class AskedTest {
    @Test
    void aCursorLeadsBackToItsPlace() {
        UUID place = UUID.fromString("01a2090b-c6d7-71a8-89f3-8c363c533c94");

        assertThat(Asked.after(Asked.cursorAfter(place))).isEqualTo(place);
        assertThat(Asked.after(null)).isNull();
        assertThat(Asked.after("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "!!", "MDE", "AAAA"})
    void anInventedCursorIsRefused(String cursor) {
        assertRefused(() -> Asked.after(cursor), Refusal.CURSOR_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "x", "", "1e2"})
    void aPageHasBetweenOneAndTwoHundredLines(String limit) {
        assertRefused(() -> Asked.limit(limit), Refusal.FIELD_INVALID);
    }

    @Test
    void theVersionStandsBetweenQuotes() {
        assertThat(Asked.version("\"12\"")).isEqualTo(12);
        assertThat(Asked.version(" \"0\" ")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"abc\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\""})
    void aTagThatNoVersionHadIsNoVersion(String tag) {
        assertThat(Asked.version(tag)).isEqualTo(-1);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "*")
    void aChangeWithoutVersionIsRefused(String tag) {
        assertRefused(() -> Asked.version(tag), Refusal.PRECONDITION_REQUIRED);
    }

    @Test
    void aDayHasAYearOfFourDigits() {
        assertThat(Asked.day("from", "2026-02-28")).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(Asked.day("from", "")).isNull();
        assertRefused(() -> Asked.day("from", "2026-02-29"), Refusal.FIELD_INVALID);
        assertRefused(() -> Asked.day("from", "+12026-01-01"), Refusal.FIELD_INVALID);
        assertRefused(() -> Asked.day("from", "-0044-03-15"), Refusal.FIELD_INVALID);
    }

    @Test
    void aStateIsNamedInEitherCase() {
        assertThat(Asked.oneOf("state", State.class, "in_progress")).isEqualTo(State.IN_PROGRESS);
        assertThat(Asked.oneOf("state", State.class, null)).isNull();
        assertRefused(() -> Asked.oneOf("state", State.class, "lost"), Refusal.FIELD_INVALID);
    }

    static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, Refusal refusal) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
