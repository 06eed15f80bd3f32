package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class ProblemsTest {
    @Test
    void aRefusalIsFoundHoweverDeepItWasWrapped() {
        Exception deep = new EJBException(new RuntimeException(new Refused(Refusal.ITEM_VOID)));

        assertThat(Problems.refusalIn(deep)).map(Refused::refusal).contains(Refusal.ITEM_VOID);
    }

    @Test
    void aConcurrentChangeIsToldAsSuch() {
        assertThat(Problems.refusalIn(new EJBException(new OptimisticLockException())))
                .map(Refused::refusal)
                .contains(Refusal.CHANGED_MEANWHILE);
        assertThat(Problem.of(new Refused(Refusal.CHANGED_MEANWHILE, "A", "b"), Locale.FRENCH)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aFullDiskOfTheDatabaseIsToldAsSuch() {
        assertThat(Problems.refusalIn(new RuntimeException(new SQLException("no space left", "53100"))))
                .map(Refused::refusal)
                .contains(Refusal.DISK_FULL);
    }

    @Test
    void whatIsNotForeseenLeavesAReferenceAndNothingElse() {
        assertThat(Problems.refusalIn(new IllegalStateException("secret"))).isEmpty();

        Problem problem = Problem.unexpected("1a2b3c4d", Locale.FRENCH);

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).contains("1a2b3c4d");
        assertThat(problem.instance()).endsWith("1a2b3c4d");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyCodeHasASentenceInBothLanguages(Refusal refusal) {
        Problem french = Problem.of(new Refused(refusal, "a", "b"), Locale.FRENCH);
        Problem english = Problem.of(new Refused(refusal, "a", "b"), Locale.ENGLISH);

        assertThat(french.detail()).isNotBlank().isNotEqualTo(english.detail());
        assertThat(french.type()).isEqualTo("/api/v1/problems/" + refusal.name());
        assertThat(french.status()).isBetween(400, 599);
    }

    @Test
    void englishIsSpokenOnlyWhereItIsPreferred() {
        assertThat(preferred(Locale.GERMAN, Locale.UK, Locale.FRANCE)).isEqualTo(Locale.ENGLISH);
        assertThat(preferred(Locale.CANADA_FRENCH, Locale.US)).isEqualTo(Locale.FRENCH);
        assertThat(preferred(Locale.GERMAN)).isEqualTo(Locale.FRENCH);
    }

    @Test
    void aFileNameIsReadInTheEncodingItWasWrittenIn() {
        assertThat(Upload.decoded("Ã©tÃ©.pdf")).isEqualTo("été.pdf");
        assertThat(Upload.decoded("été.pdf")).isEqualTo("été.pdf");
        assertThat(Upload.decoded("冬.pdf")).isEqualTo("冬.pdf");
    }

    private static Locale preferred(Locale... wished) {
        return Language.preferred(Collections.enumeration(List.of(wished)));
    }
}
