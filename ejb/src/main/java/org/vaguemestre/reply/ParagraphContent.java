package org.vaguemestre.reply;

/**
 * A paragraph that letters are often made of, as it is set (<i>paragraphe type</i>).
 *
 * @param retired it is offered no more; null for no
 */
public record ParagraphContent(String name, String text, Boolean retired) {
    public ParagraphContent {
        retired = Boolean.TRUE.equals(retired) ? true : null;
    }
}
