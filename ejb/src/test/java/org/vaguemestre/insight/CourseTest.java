package org.vaguemestre.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final UUID ITEM = UUID.randomUUID();
    private static final UUID VOIRIE = UUID.randomUUID();
    private static final UUID URBA = UUID.randomUUID();
    private static final UUID FINANCES = UUID.randomUUID();
    private static final UUID CAMILLE = UUID.randomUUID();

    private final List<Step> told = new ArrayList<>();

    private CourseTest at(Place place, UUID department, UUID assignee) {
        told.add(new Step(
                ITEM,
                told.size() + 1,
                MORNING.plus(Duration.ofHours(told.size())),
                "acte",
                null,
                place,
                department,
                assignee));
        return this;
    }

    private Course course() {
        return Course.of(told);
    }

    private List<Turn> turns() {
        return course().passages().stream()
                .map(Course.Passage::turn)
                .filter(turn -> turn != null)
                .toList();
    }

    @Test
    void anActThatLeavesTheItemWhereItIsIsNoPassage() {
        at(Place.QUALIFY, null, null).at(Place.TAKE, VOIRIE, null).at(Place.TAKE, VOIRIE, null);
        assertThat(course().passages()).hasSize(2);
    }

    @Test
    void theWaitIsTheTimeInThePlaceLeftCorrectionsIncluded() {
        at(Place.QUALIFY, null, null)
                .at(Place.TAKE, VOIRIE, null)
                .at(Place.TAKE, VOIRIE, null)
                .at(Place.HANDLE, VOIRIE, CAMILLE);
        assertThat(course().passages().stream().map(Course.Passage::waited))
                .containsExactly(null, Duration.ofHours(1), Duration.ofHours(2));
    }

    @Test
    void goingOnFromDepartmentToDepartmentIsNoTurn() {
        at(Place.TAKE, VOIRIE, null).at(Place.TAKE, URBA, null).at(Place.TAKE, FINANCES, null);
        assertThat(turns()).isEmpty();
    }

    @Test
    void backToADepartmentThatHadItIsATurnFromTheOneThatSentItBack() {
        at(Place.TAKE, VOIRIE, null).at(Place.HANDLE, URBA, CAMILLE).at(Place.TAKE, VOIRIE, null);
        assertThat(course().passages().get(2))
                .returns(Turn.BACK, Course.Passage::turn)
                .returns(URBA, Course.Passage::turnedFrom);
    }

    @Test
    void backByAWayRoundIsATurnToo() {
        at(Place.TAKE, VOIRIE, null)
                .at(Place.TAKE, URBA, null)
                .at(Place.TAKE, FINANCES, null)
                .at(Place.TAKE, VOIRIE, null);
        assertThat(turns()).containsExactly(Turn.BACK);
    }

    @Test
    void takenByAnotherAgentOfTheSameDepartmentIsNoTurn() {
        at(Place.HANDLE, VOIRIE, CAMILLE).at(Place.TAKE, VOIRIE, null).at(Place.HANDLE, VOIRIE, UUID.randomUUID());
        assertThat(turns()).isEmpty();
    }

    @Test
    void backToTheMailRoomIsATurnAndGoingOutToTheSameDepartmentAgainIsNoSecondOne() {
        at(Place.QUALIFY, null, null)
                .at(Place.TAKE, VOIRIE, null)
                .at(Place.QUALIFY, null, null)
                .at(Place.TAKE, VOIRIE, null);
        assertThat(turns()).containsExactly(Turn.RETURN);
        assertThat(course().passages().get(2).turnedFrom()).isEqualTo(VOIRIE);
    }

    @Test
    void aDepartmentThatWasOnlyProposedDidNotHaveIt() {
        at(Place.QUALIFY, VOIRIE, null).at(Place.TAKE, URBA, null).at(Place.TAKE, VOIRIE, null);
        assertThat(turns()).isEmpty();
    }

    @Test
    void itEndedOnTheDayOfParisOfItsFirstEndSinceItWasLastOpen() {
        told.add(new Step(ITEM, 1, Instant.parse("2026-11-02T09:00:00Z"), "a", null, Place.HANDLE, VOIRIE, CAMILLE));
        told.add(new Step(ITEM, 2, Instant.parse("2026-11-03T23:30:00Z"), "a", null, Place.ENDED, VOIRIE, CAMILLE));
        assertThat(course().endedOn()).isEqualTo(LocalDate.of(2026, 11, 4));
        told.add(new Step(ITEM, 3, Instant.parse("2026-11-05T09:00:00Z"), "a", null, Place.TAKE, VOIRIE, null));
        assertThat(course().endedOn()).isNull();
        told.add(new Step(ITEM, 4, Instant.parse("2026-11-09T09:00:00Z"), "a", null, Place.ENDED, VOIRIE, null));
        assertThat(course().endedOn()).isEqualTo(LocalDate.of(2026, 11, 9));
    }

    /** The follower may be told anything twice, and after a restart in pieces. */
    @Test
    void toldTwiceOrInAnyOrderTheCourseIsTheSame() {
        Random random = new Random(20261125);
        UUID[] departments = {VOIRIE, URBA, FINANCES};
        for (int run = 0; run < 200; run++) {
            told.clear();
            int acts = 1 + random.nextInt(12);
            for (int i = 0; i < acts; i++) {
                Place place = Place.values()[random.nextInt(Place.values().length)];
                at(
                        place,
                        place == Place.QUALIFY ? null : departments[random.nextInt(3)],
                        place == Place.HANDLE ? CAMILLE : null);
            }
            Course once = course();
            List<Step> again = new ArrayList<>(told);
            again.addAll(told);
            Collections.shuffle(again, random);
            Course twice = Course.of(again);
            assertThat(twice.passages()).isEqualTo(once.passages());
            assertThat(twice.endedOn()).isEqualTo(once.endedOn());

            // What was kept of it are its passages; from those alone it is the same again
            List<Step> kept = once.passages().stream().map(Course.Passage::step).toList();
            assertThat(Course.of(kept).passages()).isEqualTo(once.passages());
        }
    }

    @Test
    void theWaitsOfACourseAddUpToItsLength() {
        Random random = new Random(7);
        for (int run = 0; run < 100; run++) {
            told.clear();
            for (int i = 0; i < 2 + random.nextInt(10); i++) {
                at(Place.TAKE, random.nextBoolean() ? VOIRIE : URBA, null);
            }
            List<Course.Passage> passages = course().passages();
            Duration waits = passages.stream()
                    .map(Course.Passage::waited)
                    .filter(waited -> waited != null)
                    .reduce(Duration.ZERO, Duration::plus);
            assertThat(waits).isEqualTo(Duration.between(passages.get(0).step().at(), course().since()));
        }
    }
}
