package org.vaguemestre.batch.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Something that happened to a letter, at its time; all events of all letters, in order of time, are the history that is lived through. */
record PastEvent(Instant at, Act act, PastLetter letter) {
    enum Act {
        REGISTER,
        QUALIFY,
        TAKE,
        CLOSE,
        VOID
    }

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static List<PastEvent> history(List<PastLetter> letters, Instant now) {
        return letters.stream()
                .flatMap(PastEvent::of)
                .filter(event -> event.at().isBefore(now))
                .sorted(Comparator.comparing(PastEvent::at))
                .toList();
    }

    private static Stream<PastEvent> of(PastLetter letter) {
        Instant registered = morning(letter.arrivedOn(), letter);
        Instant qualified = registered.plus(40, ChronoUnit.MINUTES);
        Instant taken = morning(letter.arrivedOn().plusDays(1), letter);
        Instant ended = morning(letter.arrivedOn().plusDays(Math.max(2, letter.days())), letter);
        Stream<PastEvent> start = Stream.of(new PastEvent(registered, Act.REGISTER, letter));
        Stream<PastEvent> rest =
                switch (letter.end()) {
                    case "IN_PROGRESS" -> Stream.of(new PastEvent(qualified, Act.QUALIFY, letter));
                    case "TAKEN" ->
                        Stream.of(
                                new PastEvent(qualified, Act.QUALIFY, letter), new PastEvent(taken, Act.TAKE, letter));
                    case "CLOSED" ->
                        Stream.of(
                                new PastEvent(qualified, Act.QUALIFY, letter),
                                new PastEvent(taken, Act.TAKE, letter),
                                new PastEvent(ended, Act.CLOSE, letter));
                    case "VOID" -> Stream.of(new PastEvent(qualified, Act.VOID, letter));
                    default -> Stream.empty();
                };
        return Stream.concat(start, rest);
    }

    /** Between half past eight and noon, each letter at a moment of its own. */
    private static Instant morning(LocalDate day, PastLetter letter) {
        int seconds = Math.floorMod(letter.item().hashCode(), 3 * 3600);
        return day.atTime(LocalTime.of(8, 30))
                .plusSeconds(seconds)
                .atZone(PARIS)
                .toInstant();
    }
}
