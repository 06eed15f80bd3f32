package org.vaguemestre.correspondent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An import of correspondents from a file.
 *
 * @param counts lines by what becomes of them
 * @param done lines already done
 */
public record ImportView(
        UUID id,
        String name,
        State state,
        String encoding,
        String separator,
        Instant givenAt,
        Instant finishedAt,
        Map<Outcome, Integer> counts,
        int done) {

    /** Where it is. */
    public enum State {
        /** Its lines are being read. */
        READING,
        /** Shown line by line, and waiting for a person to start it. */
        READ,
        RUNNING,
        DONE,
        /** Given up by a person before it was started. */
        DROPPED
    }

    /** What becomes of a line. */
    public enum Outcome {
        /** Someone new. */
        CREATE,
        /** Someone known, of whom the line says more or otherwise. */
        COMPLETE,
        /** Someone known, of whom the line says nothing new. */
        SAME,
        REFUSE
    }

    /**
     * A line of the file.
     *
     * @param said what it says; empty once it is done
     * @param refusal code of the reason; null unless it is refused
     * @param sentence what was refused and what to do; null unless it is refused
     * @param correspondent who it is; null for someone not yet created
     */
    public record Line(
            int n,
            Map<Field, String> said,
            Outcome outcome,
            String refusal,
            String sentence,
            UUID correspondent,
            boolean done) {}

    /** Some lines. @param next number of the line after which the list goes on; null at its end */
    public record Page(List<Line> lines, Integer next) {}

    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Lines that are not refused. */
    public int toDo() {
        return total() - count(Outcome.REFUSE);
    }
}
