package org.vaguemestre.web.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vaguemestre.correspondent.CorrespondentView.Kind;
import org.vaguemestre.correspondent.NewCorrespondent;

class TypedSenderTest {
    @Test
    void aCivilityMakesAPersonWithFirstAndLastName() {
        assertThat(TypedSender.of("  mme  Élodie Le Bihan ")).isEqualTo(new TypedSender("Mme", "Élodie", "Le Bihan"));
        assertThat(TypedSender.of("Monsieur Benali")).isEqualTo(new TypedSender("M.", null, "Benali"));
    }

    @Test
    void anythingElseIsAnOrganisationUnderItsWholeName() {
        assertThat(TypedSender.of("SARL Bati-Ouest")).isEqualTo(new TypedSender(null, null, "SARL Bati-Ouest"));
        assertThat(TypedSender.of("Mairie de Merval").toCreate(null, null).kind())
                .isEqualTo(Kind.ORGANISATION);
    }

    @Test
    void theAddressReadOnThePaperIsSplitAtItsPostalCode() {
        NewCorrespondent created =
                TypedSender.of("M. Luc Tanguy").toCreate("5 impasse du Port\n99120 Port-Lérin", null);
        assertThat(created.address()).isEqualTo("5 impasse du Port");
        assertThat(created.postalCode()).isEqualTo("99120");
        assertThat(created.city()).isEqualTo("Port-Lérin");
    }

    @Test
    void anAddressWithoutPostalCodeIsKeptAsItIs() {
        assertThat(TypedSender.of("M. Luc Tanguy").toCreate("Le Moulin", null).address())
                .isEqualTo("Le Moulin");
    }
}
