package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.AdministratorsLeft.Holder;
import org.vaguemestre.refusal.Refused;

class AdministratorsLeftTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Period ALWAYS = new Period(TODAY.minusYears(1), null);
    private static final Set<Right> ADMINISTERS = Set.of(Right.ORGANISATION_ADMINISTER, Right.MAIL_HANDLE);
    private static final Holder AGENT = new Holder(Set.of(Right.MAIL_HANDLE), ALWAYS, true);

    @Test
    void oneAdministratorWithoutAnEndIsEnough() {
        assertThatCode(() -> AdministratorsLeft.check(List.of(AGENT, new Holder(ADMINISTERS, ALWAYS, true)), TODAY))
                .doesNotThrowAnyException();
    }

    @Test
    void noneIsRefused() {
        refused(AGENT);
        refused();
    }

    @Test
    void onlyOneWhoLeavesIsRefusedEvenLater() {
        refused(new Holder(ADMINISTERS, new Period(TODAY.minusYears(1), TODAY), true));
        refused(new Holder(ADMINISTERS, new Period(TODAY.minusYears(1), TODAY.plusYears(1)), true));
    }

    @Test
    void onlyOneWhoComesLaterIsRefused() {
        refused(new Holder(ADMINISTERS, new Period(TODAY.plusDays(1), null), true));
    }

    @Test
    void onlyOneWhoCannotSignInIsRefused() {
        refused(new Holder(ADMINISTERS, ALWAYS, false));
    }

    private static void refused(Holder... holders) {
        assertThatThrownBy(() -> AdministratorsLeft.check(List.of(holders), TODAY))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("LAST_ADMINISTRATOR");
    }
}
