package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.refusal.Refused;

/** What a type of mail may say. */
class MailTypeConfigurationTest {
    @Test
    void aTypeMayHaveALongNameInAnyScript() {
        assertThatCode(() ->
                        MailTypeConfiguration.verify(type("RÉCLAMATION_2", "🌊".repeat(100) + "م".repeat(100), 3650)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "'',Nom,1,CODE_INVALID",
        "avec espace,Nom,1,CODE_INVALID",
        "minuscule,Nom,1,CODE_INVALID",
        "X,'  ',1,FIELD_MISSING",
        "X,Nom,0,FIELD_INVALID",
        "X,Nom,3651,FIELD_INVALID"
    })
    void whatCannotBeIsRefused(String code, String name, int days, String reason) {
        assertThatThrownBy(() -> MailTypeConfiguration.verify(type(code, name, days)))
                .isInstanceOfSatisfying(Refused.class, refused -> org.assertj.core.api.Assertions.assertThat(
                                refused.refusal().code())
                        .isEqualTo(reason));
    }

    private static MailTypeContent type(String code, String name, int days) {
        return new MailTypeContent(code, name, null, Confidentiality.NORMAL, days, null, null, null, false);
    }
}
