package org.vaguemestre.reply;

import java.util.UUID;

/** A template that letters may begin with. */
public record TemplateView(UUID id, String name, TemplateKind kind, String sha256, String fileName) {}
