package org.vaguemestre.batch.demonstration;

import java.time.Duration;
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
        /** Another department is asked whether it is theirs. */
        SEND_ON,
        /** It is not. */
        SEND_BACK,
        /** It should never have come to this department. */
        RETURN,
        TAKE,
        CLOSE,
        VOID
    }

    /** One letter of so many is sent on and comes back; one of so many is returned to the mail room and qualified once more. */
    private static final int SENT_ON_EVERY = 9;

    private static final int RETURNED_EVERY = 14;

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
                        Stream.concat(
                                onTheWay(letter, qualified, taken), Stream.of(new PastEvent(taken, Act.TAKE, letter)));
                    case "CLOSED" ->
                        Stream.concat(
                                onTheWay(letter, qualified, taken),
                                Stream.of(
                                        new PastEvent(taken, Act.TAKE, letter),
                                        new PastEvent(ended, Act.CLOSE, letter)));
                    case "VOID" -> Stream.of(new PastEvent(qualified, Act.VOID, letter));
                    default -> Stream.empty();
                };
        return Stream.concat(start, rest);
    }

    /** From the mail room to whoever takes it, which is not always the straight way. */
    private static Stream<PastEvent> onTheWay(PastLetter letter, Instant qualified, Instant taken) {
        PastEvent first = new PastEvent(qualified, Act.QUALIFY, letter);
        Duration third = Duration.between(qualified, taken).dividedBy(3);
        int chance = Math.floorMod(letter.item().hashCode() / 7, SENT_ON_EVERY * RETURNED_EVERY);
        if (chance % SENT_ON_EVERY == 0) {
            return Stream.of(
                    first,
                    new PastEvent(qualified.plus(third), Act.SEND_ON, letter),
                    new PastEvent(taken.minus(third), Act.SEND_BACK, letter));
        }
        return chance % RETURNED_EVERY == 0
                ? Stream.of(
                        first,
                        new PastEvent(qualified.plus(third), Act.RETURN, letter),
                        new PastEvent(taken.minus(third), Act.QUALIFY, letter))
                : Stream.of(first);
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
