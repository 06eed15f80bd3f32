package org.vaguemestre.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some lines of a list of mail items. */
@Schema(name = "MailItemPage")
record ItemPage(
        List<ItemLine> items,
        @Schema(nullable = true, description = "Give it back as cursor for what follows; null at the end")
                String next) {}
