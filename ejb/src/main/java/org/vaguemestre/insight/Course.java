package org.vaguemestre.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The course of an item (<i>parcours</i>), derived whole from what its acts told, in any order and as often as they are told: its passages, how
 * long it waited in each place, when it turned back, when it ended.
 */
final class Course {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final List<Passage> passages = new ArrayList<>();

    /**
     * One move of the item.
     *
     * @param from the passage before it; null for the first
     * @param turn null when it went on
     * @param turnedFrom the department it turned back from; null when it did not
     */
    record Passage(Step step, Step from, Turn turn, UUID turnedFrom) {
        /** How long the item was in the place it left; null for the first passage. */
        Duration waited() {
            if (from == null) {
                return null;
            }
            Duration waited = Duration.between(from.at(), step.at());
            return waited.isNegative() ? Duration.ZERO : waited;
        }
    }

    private Course() {}

    static Course of(List<Step> told) {
        Course course = new Course();
        List<Step> inOrder =
                told.stream().sorted(Comparator.comparingLong(Step::n)).toList();
        Set<UUID> visited = new HashSet<>();
        UUID last = null;
        Step before = null;
        for (Step step : inOrder) {
            if (before != null && (step.n() == before.n() || step.samePlaceAs(before))) {
                continue;
            }
            Turn turn = null;
            if (before != null && before.place() != Place.QUALIFY && step.place() == Place.QUALIFY) {
                turn = Turn.RETURN;
            } else if (isInADepartment(step)
                    && !step.department().equals(last)
                    && visited.contains(step.department())) {
                turn = Turn.BACK;
            }
            course.passages.add(new Passage(step, before, turn, turn == null ? null : last));
            if (isInADepartment(step)) {
                last = step.department();
                visited.add(last);
            }
            before = step;
        }
        return course;
    }

    private static boolean isInADepartment(Step step) {
        return step.department() != null && (step.place() == Place.TAKE || step.place() == Place.HANDLE);
    }

    List<Passage> passages() {
        return passages;
    }

    /** Since when the item is where it is. */
    Instant since() {
        return passages.get(passages.size() - 1).step().at();
    }

    /** The day it ended; null while it is open, and again once it was reopened. */
    LocalDate endedOn() {
        LocalDate ended = null;
        for (Passage passage : passages) {
            if (passage.step().place() != Place.ENDED) {
                ended = null;
            } else if (ended == null) {
                ended = passage.step().at().atZone(PARIS).toLocalDate();
            }
        }
        return ended;
    }
}
