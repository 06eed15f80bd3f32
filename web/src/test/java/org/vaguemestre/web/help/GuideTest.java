package org.vaguemestre.web.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Set<String> OF_NO_ORGANISATION =
            Set.of("connexion", "erreur", "exploitation", "administration-portail", "style", "aide", "suivi");

    private final Guide guide = new Guide();

    @Test
    void bothLanguagesHaveTheSameChaptersAndEachIsCutIntoSections() {
        assertThat(guide.chapters(Locale.ENGLISH))
                .extracting(Guide.Chapter::slug)
                .containsExactlyElementsOf(guide.chapters(Locale.FRENCH).stream()
                        .map(Guide.Chapter::slug)
                        .toList());
        for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(guide.chapters(locale)).allSatisfy(chapter -> {
                assertThat(chapter.title()).as(chapter.slug()).isNotBlank();
                assertThat(chapter.sections()).as(chapter.slug()).isNotEmpty();
            });
        }
        for (int i = 0; i < guide.chapters(Locale.FRENCH).size(); i++) {
            assertThat(guide.chapters(Locale.ENGLISH).get(i).sections())
                    .as("sections of " + guide.chapters(Locale.FRENCH).get(i).slug())
                    .hasSameSizeAs(guide.chapters(Locale.FRENCH).get(i).sections());
        }
    }

    @Test
    void everyScreenOfAnOrganisationHasItsChapter() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("src/main/webapp/screens"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".xhtml", ""))
                            .filter(screen -> !OF_NO_ORGANISATION.contains(screen)))
                    .allSatisfy(screen -> assertThat(guide.about(screen, Locale.FRENCH))
                            .as(screen)
                            .isPresent());
        }
    }

    @Test
    void aQuestionIsAnsweredWithoutItsAccentsAndByTheBeginningOfItsWords() {
        assertThat(guide.search("séparation oubl", Locale.FRENCH))
                .first()
                .satisfies(found -> assertThat(found.chapter().slug()).isEqualTo("qualification"));
        assertThat(guide.search("separation oubl", Locale.FRENCH))
                .hasSameSizeAs(guide.search("séparation oubl", Locale.FRENCH));
    }

    @Test
    void whatATitleSaysComesBeforeWhatATextMentions() {
        assertThat(guide.search("filtrer", Locale.FRENCH))
                .first()
                .satisfies(found -> assertThat(found.section().title()).startsWith("Filtrer"));
    }

    @Test
    void everyWordMustBeThere() {
        assertThat(guide.search("parcours hélicoptère", Locale.FRENCH)).isEmpty();
        assertThat(guide.search("  ", Locale.FRENCH)).isEmpty();
        assertThat(guide.search("😀", Locale.FRENCH)).isEmpty();
    }

    @Test
    void whatIsWrittenInTheGuideCannotBeMarkup() {
        assertThat(guide.chapters(Locale.FRENCH))
                .flatExtracting(Guide.Chapter::sections)
                .noneSatisfy(section -> assertThat(section.html()).contains("<script"));
    }
}
