package org.vaguemestre.reply;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a template can ask to be filled in (<i>champ de fusion</i>): typed in the text as {@code ${courrier.numero}}. The one list of them: it feeds the
 * page that explains them, the check of a template and the merge.
 */
public enum MergeField {
    ITEM_NUMBER("courrier.numero", "A-2026-004217"),
    ITEM_SUBJECT("courrier.objet", "Nid-de-poule rue du Port"),
    ITEM_WRITTEN("courrier.date", "2 mars 2026"),
    ITEM_ARRIVED("courrier.recu_le", "4 mars 2026"),
    ITEM_REFERENCE("courrier.reference", "2026/114"),
    ITEM_DEPARTMENT("courrier.service", "Voirie et domaine public"),
    /** CRPA R112-5: when and how silence decides. */
    ITEM_SILENCE("courrier.silence", "À défaut de réponse expresse au plus tard le 4 mai 2026, …"),
    RECIPIENT_TITLE("destinataire.civilite", "Madame"),
    RECIPIENT_NAME("destinataire.nom", "Mme Élodie Marchand"),
    RECIPIENT_ADDRESS("destinataire.adresse", "3 rue du Port\n29990 Port-Lérin"),
    /** CRPA L111-2: first name and name of the agent in charge. */
    AGENT_NAME("agent.nom", "Camille Durand"),
    /** CRPA L111-2: quality of the agent in charge. */
    AGENT_QUALITY("agent.qualite", "Responsable de la voirie"),
    AGENT_DEPARTMENT("agent.service", "Voirie et domaine public"),
    /** CRPA L212-1: first name and name of who signs. */
    SIGNER_NAME("signataire.nom", "Anne Rivoal"),
    /** CRPA L212-1: quality of who signs. */
    SIGNER_QUALITY("signataire.qualite", "Maire"),
    ORGANISATION_NAME("collectivite.nom", "Port-Lérin"),
    /** CRPA L111-2: administrative address. */
    ORGANISATION_ADDRESS("collectivite.adresse", "1 place de la Mairie\n29990 Port-Lérin"),
    ORGANISATION_EMAIL("collectivite.courriel", "mairie@port-lerin.example"),
    ORGANISATION_PHONE("collectivite.telephone", "02 00 00 00 00"),
    REPLY_SUBJECT("reponse.objet", "Votre courrier du 2 mars 2026"),
    REPLY_DATE("reponse.date", "9 mars 2026"),
    REPLY_TEXT("reponse.texte", "Le service interviendra cette semaine.");

    private final String field;
    private final String example;

    MergeField(String field, String example) {
        this.field = field;
        this.example = example;
    }

    /** As it is typed, without the braces. */
    public String field() {
        return field;
    }

    /** As it stands in a text: <code>${courrier.numero}</code>. */
    public String typed() {
        return "${" + field + "}";
    }

    public String example() {
        return example;
    }

    static Set<String> all() {
        return Arrays.stream(values()).map(MergeField::field).collect(Collectors.toSet());
    }

    static Optional<MergeField> of(String field) {
        return Arrays.stream(values()).filter(one -> one.field.equals(field)).findFirst();
    }
}
