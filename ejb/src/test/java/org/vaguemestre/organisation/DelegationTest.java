package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vaguemestre.organisation.TaskKind.SIGNATURE;
import static org.vaguemestre.organisation.TaskKind.VISA;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class DelegationTest {
    private static final UUID ANNE = new UUID(3, 1);
    private static final UUID YANN = new UUID(3, 2);
    private static final UUID INVOICE = new UUID(5, 1);
    private static final UUID GRANT = new UUID(5, 2);
    private static final UUID ROADS = new UUID(2, 1);
    private static final UUID SERVICES = new UUID(2, 2);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private static Delegation of(
            UUID to, LocalDate until, Set<TaskKind> kinds, List<UUID> types, List<UUID> departments, String decree) {
        return new Delegation(
                new UUID(1, 1),
                new NewDelegation(ANNE, to, MONDAY, until, kinds, types, departments, decree),
                ANNE,
                NOW);
    }

    private static Delegation absence() {
        return of(YANN, MONDAY.plusDays(4), Set.of(VISA), List.of(), List.of(), null);
    }

    @Test
    void itIsInForceFromItsFirstDayToItsLast() {
        assertThat(absence().inForce(MONDAY.minusDays(1))).isFalse();
        assertThat(absence().inForce(MONDAY)).isTrue();
        assertThat(absence().inForce(MONDAY.plusDays(4))).isTrue();
        assertThat(absence().inForce(MONDAY.plusDays(5))).isFalse();
    }

    @Test
    void itCoversTheKindsItNamesAndNoOther() {
        assertThat(absence().covers(VISA, null, Set.of())).isTrue();
        assertThat(absence().covers(SIGNATURE, null, Set.of())).isFalse();
    }

    @Test
    void itIsLimitedToItsMattersAndToItsDepartmentsWithThoseBelow() {
        Delegation decree = of(YANN, null, Set.of(SIGNATURE), List.of(INVOICE), List.of(SERVICES), "2026-12");
        assertThat(decree.covers(SIGNATURE, INVOICE, Set.of(ROADS, SERVICES))).isTrue();
        assertThat(decree.covers(SIGNATURE, GRANT, Set.of(ROADS, SERVICES))).isFalse();
        assertThat(decree.covers(SIGNATURE, INVOICE, Set.of(ROADS))).isFalse();
        assertThat(decree.covers(SIGNATURE, null, Set.of(SERVICES))).isFalse();
    }

    @Test
    void aSignatureIsDelegatedByDecreeOnly() {
        refused(Refusal.DECREE_MISSING, () -> of(YANN, MONDAY, Set.of(SIGNATURE), List.of(), List.of(), null));
    }

    @Test
    void anAbsenceHasAnEndADecreeNeedNot() {
        refused(Refusal.ABSENCE_WITHOUT_END, () -> of(YANN, null, Set.of(VISA), List.of(), List.of(), null));
        assertThat(of(YANN, null, Set.of(VISA), List.of(), List.of(), "2026-12").inForce(MONDAY.plusYears(9)))
                .isTrue();
    }

    @Test
    void nobodyDelegatesToThemselvesOrNothing() {
        refused(Refusal.DELEGATION_TO_ONESELF, () -> of(ANNE, MONDAY, Set.of(VISA), List.of(), List.of(), null));
        refused(Refusal.DELEGATION_OF_NOTHING, () -> of(YANN, MONDAY, Set.of(), List.of(), List.of(), null));
    }

    @Test
    void onceRevokedItIsOverAndCannotBeRevokedAgain() {
        Delegation delegation = absence();
        refused(Refusal.REASON_MISSING, () -> delegation.revoke(" ", NOW, MONDAY));
        delegation.revoke("De retour", NOW, MONDAY);
        assertThat(delegation.inForce(MONDAY)).isFalse();
        refused(Refusal.DELEGATION_OVER, () -> delegation.revoke("Encore", NOW, MONDAY));
    }

    private static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
