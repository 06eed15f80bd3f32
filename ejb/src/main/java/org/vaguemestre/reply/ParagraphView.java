package org.vaguemestre.reply;

import java.util.UUID;

/** A paragraph that the text of a reply may be made of. */
public record ParagraphView(UUID id, String name, String text, boolean retired) {}
