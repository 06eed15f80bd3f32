package org.vaguemestre.insight;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How many items took how many days (<i>répartition des délais</i>). */
public final class Distribution {
    public static final Distribution EMPTY = new Distribution(Map.of());

    private final NavigableMap<Integer, Long> counts = new TreeMap<>();
    private final long total;

    public Distribution(Map<Integer, Long> counts) {
        counts.forEach((days, count) -> {
            if (count > 0) {
                this.counts.put(days, count);
            }
        });
        total = this.counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long total() {
        return total;
    }

    /** The fewest days within which at least this part of the items ended (nearest rank); empty without any. */
    public Optional<Integer> quantile(double part) {
        long rank = Math.max(1, (long) Math.ceil(part * total));
        long upTo = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            upTo += entry.getValue();
            if (upTo >= rank) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    public Optional<Integer> median() {
        return quantile(0.5);
    }

    public Optional<Integer> ninetieth() {
        return quantile(0.9);
    }

    public long in(Band band) {
        return counts.entrySet().stream()
                .filter(entry -> band.holds(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
