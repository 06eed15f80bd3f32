package org.vaguemestre.correspondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merges and their undoing, on correspondents in memory, as the desk does them. */
class MergeTest {
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final List<Correspondent> all = new ArrayList<>();
    private final Map<UUID, Merge> merges = new LinkedHashMap<>();
    private long minutes;

    @Test
    void theOneKeptSaysWhatWasChosenAndTheOtherStandsForIt() {
        Correspondent kept = someone("Marchand", "Port-Lérin");
        Correspondent other = someone("MARCHAND Élodie", "Sainte-Orme");

        merge(kept, kept.particulars().with(Field.CITY, "Sainte-Orme"), other);

        assertThat(kept.particulars().get(Field.CITY)).isEqualTo("Sainte-Orme");
        assertThat(kept.isAlias()).isFalse();
        assertThat(other.shownAs()).isEqualTo(kept.id());
        assertThat(other.particulars().get(Field.CITY)).isEqualTo("Sainte-Orme");
    }

    @Test
    void whatAPersonCorrectedSinceStays() {
        Correspondent kept = someone("Marchand", "Port-Lérin");
        Merge merge =
                merge(kept, kept.particulars().with(Field.CITY, "Sainte-Orme"), someone("Marchand", "Sainte-Orme"));
        kept.say(kept.particulars().with(Field.CITY, "Brécy-le-Haut"));

        undo(merge);

        assertThat(kept.particulars().get(Field.CITY)).isEqualTo("Brécy-le-Haut");
    }

    @Test
    void anEarlierMergeUndoneFirstIsForgottenByTheLaterOne() {
        Correspondent kept = someone("Marchand", "Un");
        Merge first = merge(kept, kept.particulars().with(Field.CITY, "Deux"), someone("M", "Deux"));
        Merge second = merge(kept, kept.particulars().with(Field.CITY, "Trois"), someone("M", "Trois"));

        undo(first);
        assertThat(kept.particulars().get(Field.CITY)).isEqualTo("Trois");
        undo(second);

        assertThat(kept.particulars().get(Field.CITY)).isEqualTo("Un");
    }

    @Test
    void aMergeBelowAnotherIsUndoneAlone() {
        Correspondent b = someone("B", "b");
        Correspondent a = someone("A", "a");
        Correspondent c = someone("C", "c");
        Merge below = merge(a, a.particulars(), b);
        merge(c, c.particulars(), a);
        assertThat(b.shownAs()).isEqualTo(c.id());

        undo(below);

        assertThat(b.shownAs()).isEqualTo(b.id());
        assertThat(a.shownAs()).isEqualTo(c.id());
    }

    @Test
    void aMergeAboveAnotherGivesItsAliasesBack() {
        Correspondent b = someone("B", "b");
        Correspondent a = someone("A", "a");
        Correspondent c = someone("C", "c");
        merge(a, a.particulars(), b);
        Merge above = merge(c, c.particulars(), a);

        undo(above);

        assertThat(b.shownAs()).isEqualTo(a.id());
        assertThat(a.shownAs()).isEqualTo(a.id());
    }

    static List<Long> seeds() {
        return IntStream.range(0, 400).mapToObj(i -> 1_000L + i).toList();
    }

    /** Whatever is merged into whatever, and in whatever order it is undone, everybody is as before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void afterEveryMergeIsUndoneEverybodyIsExactlyAsBefore(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            someone(word(random), word(random));
        }
        Map<UUID, Particulars> before = new HashMap<>();
        all.forEach(one -> before.put(one.id(), one.particulars()));

        List<Merge> standing = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            boolean undoes = !standing.isEmpty() && random.nextInt(4) == 0;
            if (undoes) {
                undo(standing.remove(random.nextInt(standing.size())));
            } else {
                List<Correspondent> free = new ArrayList<>(
                        all.stream().filter(one -> !one.isAlias()).toList());
                if (free.size() > 1) {
                    Collections.shuffle(free, random);
                    List<Correspondent> joined = free.subList(1, 2 + random.nextInt(Math.min(2, free.size() - 1)));
                    standing.add(merge(
                            free.get(0), chosen(free.get(0), joined, random), joined.toArray(Correspondent[]::new)));
                }
            }
            everyAliasStandsForSomebody();
        }
        Collections.shuffle(standing, random);
        standing.forEach(this::undo);

        for (Correspondent one : all) {
            assertThat(one.isAlias()).isFalse();
            assertThat(one.mergeId()).isNull();
            assertThat(one.particulars().values())
                    .isEqualTo(before.get(one.id()).values());
        }
    }

    private void everyAliasStandsForSomebody() {
        for (Correspondent one : all) {
            if (one.isAlias()) {
                Correspondent root = one;
                while (root.mergeId() != null) {
                    UUID above = merges.get(root.mergeId()).keptId();
                    root = all.stream()
                            .filter(other -> other.id().equals(above))
                            .findFirst()
                            .orElseThrow();
                }
                assertThat(one.keptId()).isEqualTo(root.id());
            }
        }
    }

    private static Particulars chosen(Correspondent kept, List<Correspondent> joined, Random random) {
        Particulars chosen = kept.particulars();
        for (Field field : Field.values()) {
            if (field != Field.REFERENCE && random.nextBoolean()) {
                chosen = chosen.with(
                        field,
                        joined.get(random.nextInt(joined.size())).particulars().get(field));
            }
        }
        return chosen.get(Field.NAME) == null ? kept.particulars() : chosen;
    }

    private Merge merge(Correspondent kept, Particulars chosen, Correspondent... others) {
        List<Merge.Joined> joined = new ArrayList<>();
        for (Correspondent other : others) {
            joined.add(new Merge.Joined(other, Merge.aliasesOf(other, all, merges)));
        }
        Merge merge = Merge.of(kept, joined, chosen, null, START.plusSeconds(60 * minutes++));
        merges.put(merge.id(), merge);
        return merge;
    }

    private void undo(Merge merge) {
        Correspondent kept = all.stream()
                .filter(one -> one.id().equals(merge.keptId()))
                .findFirst()
                .orElseThrow();
        List<Correspondent> family =
                all.stream().filter(one -> one.shownAs().equals(kept.shownAs())).toList();
        List<Merge> later = merges.values().stream()
                .filter(other -> other.keptId().equals(kept.id()) && !other.isUndone())
                .filter(other -> other.mergedAt().isAfter(merge.mergedAt()))
                .toList();
        merge.undo(kept, later, family, merges, null, START);
        assertThat(merge.isUndone()).isTrue();
    }

    private Correspondent someone(String name, String city) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.put(Field.NAME, name);
        said.put(Field.CITY, city);
        Correspondent one = new Correspondent(ORGANISATION, Particulars.of(said), START);
        all.add(one);
        return one;
    }

    private static String word(Random random) {
        String[] words = {"Marchand", "مرحبا", "🌊 Le Phare", "Œuvre", "x".repeat(200), "d’Été", "Un", "Deux"};
        return words[random.nextInt(words.length)];
    }
}
