package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void whatWasFoundIsASegmentOfItsOwn() {
        assertThat(Excerpt.whole(List.of("une " + found("école") + " à réparer")))
                .containsExactly(
                        new SearchPage.Segment("une ", false),
                        new SearchPage.Segment("école", true),
                        new SearchPage.Segment(" à réparer", false));
    }

    @Test
    void aTextWithMarkupStaysText() {
        assertThat(Excerpt.whole(List.of("<b>" + found("<script>"))))
                .extracting(SearchPage.Segment::text)
                .containsExactly("<b>", "<script>");
    }

    @Test
    void anEndlessSentenceIsShownAroundWhatWasFound() {
        String sentence = "mot ".repeat(500) + found("école") + " mot".repeat(500);
        List<SearchPage.Segment> excerpt = Excerpt.around(List.of(sentence));
        assertThat(text(excerpt)).startsWith("…mot").endsWith("mot…").contains("école");
        assertThat(text(excerpt).length()).isLessThanOrEqualTo(Excerpt.LONGEST);
        assertThat(excerpt).contains(new SearchPage.Segment("école", true));
    }

    @Test
    void theLinesOfAPageBecomeOne() {
        assertThat(text(Excerpt.around(List.of("Objet :\n\n  " + found("voirie") + "\r\n\tMadame"))))
                .isEqualTo("Objet : voirie Madame");
    }

    @Test
    void noExcerptIsEverCutInsideWhatWasFound() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder sentence = new StringBuilder();
            for (int word = random.nextInt(200); word >= 0; word--) {
                String letters = "x".repeat(1 + random.nextInt(30));
                sentence.append(random.nextInt(20) == 0 ? found(letters) : letters)
                        .append(random.nextInt(4) == 0 ? "" : " ");
            }
            sentence.append(found("fin"));
            String all = Excerpt.withoutMarks(sentence.toString());
            for (SearchPage.Segment segment : Excerpt.around(List.of(sentence.toString()))) {
                assertThat(segment.text()).doesNotContain(Excerpt.MARK).doesNotContain(Excerpt.UNMARK);
                assertThat(all).contains(segment.text().replace("…", "").strip());
            }
        }
    }

    private static String found(String text) {
        return Excerpt.MARK + text + Excerpt.UNMARK;
    }

    private static String text(List<SearchPage.Segment> segments) {
        return segments.stream().map(SearchPage.Segment::text).collect(Collectors.joining());
    }
}
