package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Whatever is cut, merged and arranged: no page is lost, none is there twice. */
class LetterLeavesTest {
    private static final UUID BATCH = new UUID(5, 1);

    private static LetterLeaves letter(int pages) {
        return new LetterLeaves(IntStream.rangeClosed(1, pages)
                .mapToObj(page -> new LetterLeaf("a".repeat(64), page, 0, false, BATCH, 1))
                .toList());
    }

    private static List<Integer> pages(LetterLeaves letter) {
        return letter.all().stream().map(LetterLeaf::page).toList();
    }

    private static LetterLeaves arranged(LetterLeaves letter, String written) {
        return letter.arranged(
                LetterLeaves.Place.of(written),
                letter.all().stream().map(LetterLeaf::turned).toList());
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPageIsThereOnceAfterAnyWork(long seed) {
        Random random = new Random(seed);
        int given = 2 + random.nextInt(12);
        List<LetterLeaves> letters = new ArrayList<>(List.of(letter(given)));
        for (int act = 0; act < 40; act++) {
            int at = random.nextInt(letters.size());
            LetterLeaves letter = letters.get(at);
            try {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        LetterLeaves.Parts parts =
                                letter.cut(1 + random.nextInt(letter.all().size() + 1));
                        letters.set(at, parts.kept());
                        letters.add(at + 1, parts.rest());
                    }
                    case 1 -> {
                        if (at + 1 < letters.size()) {
                            letters.set(at, letter.and(letters.remove(at + 1)));
                        }
                    }
                    default ->
                        letters.set(at, arranged(letter, anyOrder(letter.all().size(), random)));
                }
            } catch (Refused refused) {
                assertThat(refused.refusal()).isEqualTo(Refusal.LETTER_WITHOUT_PAGES);
            }
            assertThat(letters.stream().flatMap(one -> pages(one).stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, given).boxed().toList());
            assertThat(letters).allSatisfy(one -> assertThat(one.shown()).isNotEmpty());
        }
    }

    private static String anyOrder(int pages, Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(1, pages).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream()
                .map(page -> page
                        + List.of("", "r90", "r180", "r270").get(random.nextInt(4))
                        + (random.nextInt(4) == 0 ? "x" : ""))
                .collect(Collectors.joining(","));
    }

    @Test
    void aCutKeepsTheOrderOnBothSides() {
        LetterLeaves.Parts parts = letter(5).cut(4);
        assertThat(pages(parts.kept())).containsExactly(1, 2, 3);
        assertThat(pages(parts.rest())).containsExactly(4, 5);
        assertThat(pages(parts.kept().and(parts.rest()))).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 6})
    void noLetterIsCutIntoNothing(int before) {
        assertThatThrownBy(() -> letter(5).cut(before))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.LETTER_WITHOUT_PAGES));
    }

    @Test
    void aPageIsTurnedOnTopOfHowItLies() {
        LetterLeaves once = arranged(letter(2), "1r90,2");
        assertThat(once.all().get(0).turned()).isEqualTo(90);
        assertThat(arranged(once, "1r270,2").all().get(0).turned()).isZero();
    }

    @Test
    void aPageSetAsideStaysWithItsLetterAndComesBack() {
        LetterLeaves aside = arranged(letter(3), "1,2x,3");
        assertThat(aside.shown()).hasSize(2);
        assertThat(arranged(aside, "1,2,3").shown()).hasSize(3);
    }

    @Test
    void aLetterAlwaysShowsAPage() {
        assertThatThrownBy(() -> arranged(letter(2), "1x,2x")).hasMessageContaining("LETTER_WITHOUT_PAGES");
        assertThatThrownBy(() -> arranged(letter(2), "1,2x").cut(2)).hasMessageContaining("LETTER_WITHOUT_PAGES");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1,1", "1,2,3", "1,3", "2,0", "1,2r45", "1,2y", "un,deux", "1,,2", "99999999999,1"})
    void anOrderThatDoesNotNameEachPageOnceIsRefused(String written) {
        assertThatThrownBy(() -> arranged(letter(2), written)).hasMessageContaining("FIELD_INVALID");
    }

    @Test
    void theTrailTellsWhatWasDone() {
        assertThat(LetterLeaves.told(LetterLeaves.Place.of("3,1r90,2x"))).isEqualTo("3 · 1 ↻ 90° · (2)");
    }
}
