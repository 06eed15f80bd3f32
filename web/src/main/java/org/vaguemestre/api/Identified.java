package org.vaguemestre.api;

import java.util.UUID;

/** Something that was made, of which the caller may see no more. */
record Identified(UUID id) {}
