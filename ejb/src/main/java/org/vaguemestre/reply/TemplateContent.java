package org.vaguemestre.reply;

/**
 * A template as it is set (<i>modèle de courrier</i>).
 *
 * @param sha256 an ODT or DOCX document of the organisation
 * @param retired no letter begins with it any more; null for no
 */
public record TemplateContent(String name, TemplateKind kind, String sha256, String fileName, Boolean retired) {
    public TemplateContent {
        retired = Boolean.TRUE.equals(retired) ? true : null;
    }
}
