package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.organisation.DepartmentView;

class RoutingRuleTest {
    private static final DepartmentView VOIRIE = department("VOIRIE", "Voirie et réseaux");
    private static final DepartmentView FINANCES = department("FINANCES", "Finances");
    private static final DepartmentView URBANISME = department("URBA", "Urbanisme");
    private static final MailTypeView FACTURE = type("FACTURE", "Facture", FINANCES);
    private static final MailTypeView RECLAMATION = type("RECLAMATION", "Réclamation", null);

    @Test
    void whatASeparatorSaysIsCertain() {
        List<Proposal> proposals =
                read(new Paper().left("Facture 12"), "Facture", new Separator("port-lerin", "VOIRIE", "RECLAMATION"));

        assertThat(found(proposals, ProposedField.DEPARTMENT)).hasValueSatisfying(proposal -> {
            assertThat(proposal.value()).isEqualTo(VOIRIE.id().toString());
            assertThat(proposal.confidence()).isEqualTo(1);
            assertThat(proposal.page()).isNull();
        });
        assertThat(found(proposals, ProposedField.MAIL_TYPE))
                .map(Proposal::label)
                .contains("Réclamation");
    }

    @Test
    void theDepartmentIsProposedByTheWordsOfItsName() {
        List<Proposal> proposals =
                read(new Paper().left("Service urbanisme").left("Bonjour"), "demande de permis", null);

        assertThat(found(proposals, ProposedField.DEPARTMENT)).hasValueSatisfying(proposal -> {
            assertThat(proposal.label()).isEqualTo("Urbanisme");
            assertThat(proposal.place()).isNotNull();
        });
    }

    @Test
    void theUsualDepartmentOfTheTypeIsProposed() {
        List<Proposal> proposals = read(new Paper().left("Bonjour"), "Facture 2026-77 impayée", null);

        assertThat(found(proposals, ProposedField.MAIL_TYPE))
                .map(Proposal::label)
                .contains("Facture");
        assertThat(found(proposals, ProposedField.DEPARTMENT))
                .map(Proposal::rule)
                .contains("usual-for-type");
    }

    @Test
    void aTieProposesNothing() {
        List<Proposal> proposals = read(new Paper().left("Bonjour"), "urbanisme et voirie", null);

        assertThat(found(proposals, ProposedField.DEPARTMENT)).isEmpty();
    }

    private static List<Proposal> read(Paper paper, String subject, Separator under) {
        return RoutingRule.in(
                paper.text(), subject, under, List.of(VOIRIE, FINANCES, URBANISME), List.of(FACTURE, RECLAMATION));
    }

    private static Optional<Proposal> found(List<Proposal> proposals, ProposedField field) {
        return proposals.stream().filter(proposal -> proposal.field() == field).findFirst();
    }

    private static DepartmentView department(String code, String name) {
        return new DepartmentView(UUID.randomUUID(), code, name, null);
    }

    private static MailTypeView type(String code, String name, DepartmentView department) {
        return new MailTypeView(
                UUID.randomUUID(),
                code,
                name,
                department == null ? null : department.id(),
                Confidentiality.NORMAL,
                null);
    }
}
