package org.vaguemestre.reply;

import java.util.EnumSet;
import java.util.Set;

/** What a template is for (<i>nature de modèle</i>), and what its letters have to bear. */
public enum TemplateKind {
    /** Réponse (CRPA L111-2, L212-1). */
    REPLY(
            MergeField.AGENT_NAME,
            MergeField.AGENT_QUALITY,
            MergeField.SIGNER_NAME,
            MergeField.SIGNER_QUALITY,
            MergeField.ORGANISATION_ADDRESS),
    /** Accusé de réception (CRPA L112-3, R112-5): without one of these it would not make the time limits for appeal run (L112-6). */
    ACKNOWLEDGEMENT(
            MergeField.ITEM_ARRIVED,
            MergeField.ITEM_SILENCE,
            MergeField.ITEM_DEPARTMENT,
            MergeField.ORGANISATION_ADDRESS,
            MergeField.ORGANISATION_EMAIL,
            MergeField.ORGANISATION_PHONE);

    private final Set<MergeField> required;

    TemplateKind(MergeField... required) {
        this.required = EnumSet.of(required[0], required);
    }

    /** Fields without which a letter is not what the law asks for. */
    Set<MergeField> required() {
        return required;
    }
}
