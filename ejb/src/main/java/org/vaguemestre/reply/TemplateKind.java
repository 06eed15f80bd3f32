package org.vaguemestre.reply;

/** What a template is for (<i>nature de modèle</i>). */
public enum TemplateKind {
    /** Réponse. */
    REPLY,
    /** Accusé de réception (CRPA L112-3). */
    ACKNOWLEDGEMENT
}
