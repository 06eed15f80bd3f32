package org.vaguemestre.mail;

import java.util.UUID;

/** A folder (<i>dossier</i>) in which items are kept together. */
public record FolderView(UUID id, String name) {}
