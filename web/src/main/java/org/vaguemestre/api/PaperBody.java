package org.vaguemestre.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.signature.SignedByHand;

/** A letter on paper, to be signed by hand. */
@Schema(name = "PaperToSign")
record PaperBody(
        @Schema(description = "The item that is answered") UUID item,
        UUID letter,
        String recipient,
        @Schema(nullable = true) String number,
        @Schema(nullable = true, description = "Of the PDF with its code; null while it was not asked for")
                String printedSha256,
        @Schema(nullable = true) Integer printedPages,
        @Schema(nullable = true) Instant printedAt,
        @Schema(nullable = true, description = "Of its scan; null while it is not back") String scanSha256,
        @Schema(nullable = true) Integer scannedPages,
        @Schema(nullable = true) Instant scannedAt) {
    static PaperBody of(SignedByHand.Paper paper) {
        return new PaperBody(
                paper.letter().carrier(),
                paper.letter().id(),
                paper.letter().recipient(),
                paper.letter().number(),
                paper.printedSha256(),
                paper.printedPages(),
                paper.printedAt(),
                paper.scanSha256(),
                paper.scannedPages(),
                paper.scannedAt());
    }
}
