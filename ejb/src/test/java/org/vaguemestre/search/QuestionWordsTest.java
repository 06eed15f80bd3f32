package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/** What was understood, said back. */
class QuestionWordsTest {
    private final QuestionWords french = new QuestionWords(Locale.FRENCH);

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, Arrivé en mars 2026",
        "2026-01-01, 2026-12-31, Arrivé en 2026",
        "2026-03-12, 2026-03-12, Arrivé le 12 mars 2026",
        "2026-03-03, 2026-03-12, Arrivé du 3 au 12 mars 2026",
        "2026-02-28, 2026-03-03, Arrivé du 28 février au 3 mars 2026",
        "2025-12-28, 2026-01-03, Arrivé du 28 décembre 2025 au 3 janvier 2026",
        "2026-10-01, , Arrivé depuis le 1er octobre 2026",
        ", 2026-03-14, Arrivé jusqu’au 14 mars 2026",
    })
    void aPeriodIsSaidAsOneSaysIt(LocalDate from, LocalDate to, String said) {
        assertThat(french.arrived(new Period(from, to))).isEqualTo(said);
    }

    @Test
    void aCriterionIsSaidInFullAndAnExclusionAsOne() {
        assertThat(french.of(new Criterion(Criterion.Kind.STATE, "", List.of("ANSWERED", "CLOSED"), null, false, 0, 9)))
                .isEqualTo("État : Répondu ou Classé");
        assertThat(french.of(new Criterion(Criterion.Kind.SENDER, "Marchand", List.of(), null, true, 0, 9)))
                .isEqualTo("Sauf — Expéditeur : Marchand");
        assertThat(french.of(new Criterion(Criterion.Kind.MISSING, "", List.of("answer"), null, false, 0, 9)))
                .isEqualTo("Sans réponse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyConstantAndKindHasItsWord(String language) {
        QuestionWords words = new QuestionWords(Locale.forLanguageTag(language));
        Stream.<Enum<?>[]>of(
                        State.values(),
                        Direction.values(),
                        Channel.values(),
                        Confidentiality.values(),
                        Priority.values())
                .flatMap(Stream::of)
                .forEach(constant -> assertThat(words.of(constant)).isNotBlank());
        for (Criterion.Kind kind : Criterion.Kind.values()) {
            assertThat(words.of(kind, "x")).isNotBlank();
        }
        for (QueryField field : QueryField.values()) {
            field.constants().values().forEach(keys -> assertThat(
                            words.of(new Criterion(field.kind(), "", keys, null, false, 0, 1)))
                    .isNotBlank());
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(keys(Locale.ENGLISH)).isEqualTo(keys(Locale.FRENCH));
    }

    private static java.util.Set<String> keys(Locale locale) {
        return ResourceBundle.getBundle(
                        "org.vaguemestre.search.words",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet();
    }
}
