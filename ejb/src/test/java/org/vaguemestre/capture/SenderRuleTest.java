package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.correspondent.CorrespondentView;

class SenderRuleTest {
    private static final Set<String> OWN = Set.of("lerin");
    private static final CorrespondentView MARCHAND =
            person("Élodie", "Marchand", "44350", "elodie.marchand@exemple.test");
    private static final CorrespondentView MARTIN = person("Paul", "Martin", "44350", null);

    @Test
    void aKnownCorrespondentIsRecognisedByName() {
        Paper paper = letterOf("Mme Élodie MARCHAND", "12 rue des Lilas", "44350 Port-Lérin");

        assertThat(sender(paper, MARTIN, MARCHAND)).hasValueSatisfying(proposal -> {
            assertThat(proposal.value()).isEqualTo(MARCHAND.id().toString());
            assertThat(proposal.rule()).isEqualTo("known-name");
            assertThat(proposal.place().y()).isLessThan(0.1f);
        });
    }

    @Test
    void aMisreadNameIsRecognisedWithASecondClue() {
        Paper paper = letterOf("Mme Elodie Marchanc", "12 rue des Lilas", "44350 Port-Lérin");

        assertThat(sender(paper, MARCHAND))
                .map(Proposal::value)
                .contains(MARCHAND.id().toString());
    }

    @Test
    void aMisreadNameAloneIsNotEnough() {
        Paper paper = letterOf("Mme Elodie Marchanc", "3 rue du Port", "29000 Quimper");

        assertThat(sender(paper, MARCHAND)).map(Proposal::rule).contains("name-in-head");
    }

    @Test
    void aKnownEmailAddressSaysMoreThanAName() {
        Paper paper = letterOf("M. Paul Martin", "elodie.marchand@exemple.test", "44350 Port-Lérin");

        assertThat(sender(paper, MARTIN, MARCHAND))
                .map(Proposal::value)
                .contains(MARCHAND.id().toString());
    }

    @Test
    void aKnownCorrespondentIsRecognisedByTheSignature() {
        Paper paper = new Paper()
                .right("Mairie de Port-Lérin")
                .body()
                .left("Veuillez agréer mes salutations distinguées.")
                .space()
                .right("Paul Martin");

        assertThat(sender(paper, MARTIN))
                .map(Proposal::value)
                .contains(MARTIN.id().toString());
    }

    @Test
    void someoneNewIsProposedWithAddressAndEmail() {
        Paper paper = letterOf("SARL Bati-Ouest", "8 zone du Port", "44350 Port-Lérin", "contact@bati-ouest.test");

        List<Proposal> proposals = SenderRule.in(paper.text(), List.of(), OWN);

        assertThat(proposals)
                .extracting(Proposal::field)
                .containsExactly(ProposedField.SENDER, ProposedField.SENDER_ADDRESS, ProposedField.SENDER_EMAIL);
        assertThat(proposals.get(0).label()).isEqualTo("SARL Bati-Ouest");
        assertThat(proposals.get(0).value()).isNull();
        assertThat(proposals.get(1).label()).isEqualTo("8 zone du Port\n44350 Port-Lérin");
    }

    @Test
    void aCompanyNamedAfterItsTradeIsNoStreet() {
        Paper paper = new Paper()
                .at(0.38, "SARL MÉRIEAU BÂTIMENT")
                .at(0.33, "73 place du Marché - 99130 Sainte-Orme")
                .space()
                .right("Madame la Maire");

        assertThat(sender(paper)).map(Proposal::label).contains("SARL MÉRIEAU BÂTIMENT");
    }

    @Test
    void theOneWrittenToIsNeverTheSender() {
        Paper paper = new Paper()
                .right("Madame la Maire")
                .right("Mairie de Port-Lérin")
                .right("Hôtel de Ville")
                .right("44350 Port-Lérin")
                .body()
                .left("Je vous prie de croire à mes sentiments respectueux.")
                .left("Jean Cadiou");

        assertThat(sender(paper)).map(Proposal::label).contains("Jean Cadiou");
    }

    private static Paper letterOf(String... head) {
        Paper paper = new Paper();
        for (String line : head) {
            paper.left(line);
        }
        return paper.space()
                .right("Madame la Maire")
                .right("Mairie de Port-Lérin")
                .right("44350 Port-Lérin")
                .body()
                .left("Je vous écris au sujet de la rue.");
    }

    private static Optional<Proposal> sender(Paper paper, CorrespondentView... known) {
        return SenderRule.in(paper.text(), List.of(known), OWN).stream()
                .filter(proposal -> proposal.field() == ProposedField.SENDER)
                .findFirst();
    }

    private static CorrespondentView person(String firstName, String name, String postalCode, String email) {
        return new CorrespondentView(
                UUID.randomUUID(),
                CorrespondentView.Kind.PERSON,
                "Mme",
                firstName,
                name,
                firstName + " " + name,
                null,
                postalCode,
                "Port-Lérin",
                email,
                null);
    }
}
