package org.vaguemestre.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refused;

class SliceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static Slice ofAddress(String address) {
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(address.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(part -> parameters.put(part[0], part[1]));
        return Slice.asked(name -> Optional.ofNullable(parameters.get(name)));
    }

    /** The list behind a figure is found by its address alone. */
    @Test
    void anAddressAsksForTheVerySliceItWasMadeOf() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            Slice slice = Slice.ALL;
            for (Criterion criterion : Criterion.values()) {
                if (random.nextInt(4) == 0) {
                    slice = slice.with(criterion, value(criterion, random));
                }
            }
            assertThat(ofAddress(slice.address())).isEqualTo(slice);
        }
    }

    private static Object value(Criterion criterion, Random random) {
        return List.of(
                        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
                        random.nextInt(100),
                        random.nextInt(5) == 0 ? Criterion.NONE : new UUID(random.nextLong(), random.nextLong()),
                        Boolean.TRUE,
                        Place.values()[random.nextInt(Place.values().length)],
                        Turn.values()[random.nextInt(Turn.values().length)])
                .stream()
                .filter(one -> criterion
                        .read(criterion.isFlag() ? "1" : one.toString())
                        .filter(one::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHostileAddressIsRefusedInWords() {
        for (String hostile : List.of(
                "arrive-du=hier",
                "service='; drop table mail_item; --",
                "age-de=1e9",
                "attend=PARTOUT",
                "type=<script>")) {
            assertThatThrownBy(() -> ofAddress(hostile)).as(hostile).isInstanceOf(Refused.class);
        }
    }

    @Test
    void whatAnAddressGivesIsAlwaysAParameterAndNeverTextOfTheQuestion() {
        UUID department = UUID.randomUUID();
        Slice slice = Slice.ALL.with(Criterion.DEPARTMENT, department).arrived(TODAY.minusDays(3), TODAY);
        Question question = Question.counted(slice, access(Set.of(Right.INSIGHT_READ)), TODAY);
        String text = question.text("select {where}");
        assertThat(text).doesNotContain(department.toString()).doesNotContain("2026-11-2");
        assertThat(question.parameters(text)).containsEntry("department", department);
    }

    @Test
    void whoSteersCountsWhatTheyMayNotSeeAndListsItNot() {
        Access steers = access(Set.of(Right.INSIGHT_READ));
        assertThat(asked(Question.counted(Slice.ALL, steers, TODAY))).doesNotContain("audience");
        assertThat(asked(Question.seen(Slice.ALL, steers, TODAY))).contains("audience");
    }

    @Test
    void whatTellsOfContentIsNeverCountedBeyondWhatIsSeen() {
        Access steers = access(Set.of(Right.INSIGHT_READ));
        for (Criterion criterion : EnumSet.of(Criterion.TYPE, Criterion.AGENT)) {
            assertThat(asked(Question.counted(Slice.ALL.with(criterion, UUID.randomUUID()), steers, TODAY)))
                    .contains("audience");
        }
        for (Criterion criterion : EnumSet.of(Criterion.AGAIN, Criterion.REMINDER)) {
            assertThat(asked(Question.counted(Slice.ALL.with(criterion), steers, TODAY)))
                    .contains("audience");
        }
    }

    @Test
    void whoDoesNotSteerCountsOnlyWhatIsTheirsAndSeen() {
        Access handles = access(Set.of(Right.MAIL_HANDLE, Right.MAIL_SEE_ALL));
        assertThat(asked(Question.counted(Slice.ALL, handles, TODAY)))
                .contains("audience")
                .contains(":mine");
    }

    @Test
    void atRiskIsDueWithinThreeDaysAndTakenByNobody() {
        assertThat(Criterion.AT_RISK.condition(true))
                .isEqualTo(
                        "m.state = 'IN_PROGRESS' and m.assignee_id is null and m.committed_for between :today and :today + 3");
    }

    @Test
    void anotherOrganisationIsNeverAsked() {
        assertThat(asked(Question.counted(Slice.ALL, access(Set.of(Right.INSIGHT_READ)), TODAY)))
                .startsWith("m.organisation_id = :organisation");
    }

    private static String asked(Question question) {
        return question.text("{where}");
    }

    private static Access access(Set<Right> rights) {
        return Access.member(
                UUID.randomUUID(),
                "Essai",
                UUID.randomUUID(),
                "essai",
                List.of(new Access.Grant(rights, Confidentiality.NORMAL, Set.of(UUID.randomUUID()))));
    }
}
