package org.vaguemestre.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something of the organisation, with the short name it can be referred to by. */
@Schema(name = "Named", description = "A department, type or agent")
record Named(
        UUID id,
        @Schema(description = "Code of a department or type, login of an agent", examples = "VOIRIE") String code,
        @Schema(examples = "Voirie") String name) {}
