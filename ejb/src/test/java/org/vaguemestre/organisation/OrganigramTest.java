package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class OrganigramTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final UUID DGS = UUID.randomUUID();
    private static final UUID VOIRIE = UUID.randomUUID();
    private static final UUID ECLAIRAGE = UUID.randomUUID();
    private static final UUID URBA = UUID.randomUUID();

    private final Map<UUID, DepartmentContent> departments = new HashMap<>(Map.of(
            DGS, in("DGS", null, SINCE, null),
            VOIRIE, in("VOIRIE", DGS, SINCE, null),
            ECLAIRAGE, in("ECLAIRAGE", VOIRIE, SINCE, null),
            URBA, in("URBA", DGS, SINCE, null)));

    private static DepartmentContent in(String code, UUID parent, LocalDate from, LocalDate until) {
        return new DepartmentContent(code, "Service " + code, parent, from, until, null, null, null, null, null);
    }

    private static DepartmentContent closing(UUID successor, UUID openItemsTo) {
        return new DepartmentContent("URBA", "Urbanisme", DGS, SINCE, TODAY, successor, openItemsTo, null, null, null);
    }

    private void passes(UUID id, DepartmentContent wished, int open) {
        assertThatCode(() -> new Organigram(departments).check(id, wished, open, TODAY))
                .doesNotThrowAnyException();
    }

    private void refuses(UUID id, DepartmentContent wished, int open, Refusal why) {
        assertThatThrownBy(() -> new Organigram(departments).check(id, wished, open, TODAY))
                .isInstanceOf(Refused.class)
                .extracting("refusal")
                .isEqualTo(why);
    }

    @Test
    void aDepartmentMayBePutUnderAnother() {
        passes(URBA, in("URBA", VOIRIE, SINCE, null), 0);
        passes(UUID.randomUUID(), in("NOUVEAU", ECLAIRAGE, TODAY, null), 0);
    }

    @Test
    void noDepartmentIsAboveItselfHoweverFar() {
        refuses(VOIRIE, in("VOIRIE", VOIRIE, SINCE, null), 0, Refusal.DEPARTMENT_CIRCLE);
        refuses(VOIRIE, in("VOIRIE", ECLAIRAGE, SINCE, null), 0, Refusal.DEPARTMENT_CIRCLE);
        refuses(DGS, in("DGS", ECLAIRAGE, SINCE, null), 0, Refusal.DEPARTMENT_CIRCLE);
    }

    @Test
    void aCircleThatIsAlreadyThereEndsTheQuestionAndNotTheServer() {
        departments.put(VOIRIE, in("VOIRIE", ECLAIRAGE, SINCE, null));
        passes(URBA, in("URBA", ECLAIRAGE, SINCE, null), 0);
    }

    @Test
    void theOneAboveExistsDuringTheWholePeriod() {
        departments.put(URBA, in("URBA", DGS, SINCE, TODAY));
        refuses(UUID.randomUUID(), in("PLU", URBA, TODAY, null), 0, Refusal.DEPARTMENT_ABOVE_ENDS);
        refuses(UUID.randomUUID(), in("PLU", URBA, SINCE.minusDays(1), TODAY), 0, Refusal.DEPARTMENT_ABOVE_ENDS);
        passes(UUID.randomUUID(), in("PLU", URBA, SINCE, TODAY), 0);
        refuses(UUID.randomUUID(), in("PLU", UUID.randomUUID(), TODAY, null), 0, Refusal.DEPARTMENT_UNKNOWN);
    }

    @Test
    void twoDepartmentsOfOnePeriodNeverHaveOneCode() {
        refuses(UUID.randomUUID(), in("VOIRIE", null, TODAY, null), 0, Refusal.DEPARTMENT_CODE_TAKEN);
        departments.put(URBA, in("URBA", DGS, SINCE, TODAY.minusDays(1)));
        passes(UUID.randomUUID(), in("URBA", null, TODAY, null), 0);
        refuses(UUID.randomUUID(), in("URBA", null, TODAY.minusDays(1), null), 0, Refusal.DEPARTMENT_CODE_TAKEN);
    }

    @Test
    void itsLastDayComesAfterItsFirst() {
        refuses(URBA, in("URBA", DGS, TODAY, TODAY.minusDays(1)), 0, Refusal.PERIOD_INVERTED);
        passes(URBA, in("URBA", DGS, TODAY, TODAY), 0);
    }

    @Test
    void whatClosesSaysWhereItsOpenItemsGo() {
        refuses(URBA, closing(null, null), 3, Refusal.DEPARTMENT_HAS_OPEN_ITEMS);
        passes(URBA, closing(null, VOIRIE), 3);
        passes(URBA, closing(VOIRIE, null), 0);
    }

    @Test
    void whatClosesLaterKeepsItsItemsUntilThen() {
        passes(URBA, in("URBA", DGS, SINCE, TODAY.plusDays(1)), 3);
    }

    @Test
    void nothingStaysBelowWhatCloses() {
        refuses(VOIRIE, in("VOIRIE", DGS, SINCE, TODAY), 0, Refusal.DEPARTMENT_BELOW_STAYS);
        departments.put(ECLAIRAGE, in("ECLAIRAGE", VOIRIE, SINCE, TODAY));
        passes(VOIRIE, in("VOIRIE", DGS, SINCE, TODAY), 0);
    }

    @Test
    void itsSuccessorIsAnotherThatIsOpenTheDayAfter() {
        refuses(URBA, closing(URBA, null), 0, Refusal.SUCCESSOR_UNFIT);
        refuses(URBA, closing(null, URBA), 3, Refusal.SUCCESSOR_UNFIT);
        departments.put(ECLAIRAGE, in("ECLAIRAGE", VOIRIE, SINCE, TODAY));
        refuses(URBA, closing(ECLAIRAGE, null), 0, Refusal.SUCCESSOR_UNFIT);
        passes(URBA, closing(null, ECLAIRAGE), 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voirie", "VOIRIE 2", "É", "A--B", "-A", "AAAAAAAAAAAAAAAAAAAAA", "A\u202eB"})
    void aCodeCanStandOnASeparatorSheet(String code) {
        refuses(UUID.randomUUID(), in(code, null, TODAY, null), 0, Refusal.DEPARTMENT_CODE_INVALID);
    }

    @Test
    void itHasANameOfAtMostTwoHundredCharactersWhateverTheyAre() {
        refuses(URBA, named(" "), 0, Refusal.FIELD_MISSING);
        refuses(URBA, named("x".repeat(201)), 0, Refusal.FIELD_TOO_LONG);
        passes(URBA, named("🚧 Voirie — \u0627\u0644\u0637\u0631\u0642"), 0);
    }

    private static DepartmentContent named(String name) {
        return new DepartmentContent("URBA", name, DGS, SINCE, null, null, null, null, null, null);
    }
}
