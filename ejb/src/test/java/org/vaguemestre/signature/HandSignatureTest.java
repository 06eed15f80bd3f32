package org.vaguemestre.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.capture.ReturnCode;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.TemplateKind;

/** A paper is worth what was printed on it. */
class HandSignatureTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T08:00:00Z");

    private final ReturnCode code = new ReturnCode(UUID.randomUUID());
    private final HandSignature paper =
            new HandSignature(UUID.randomUUID(), code, letter("text", null), "printed", UUID.randomUUID(), MONDAY);

    @Test
    void itsIdentityIsWhatItsCodeSays() {
        assertThat(paper.id()).isEqualTo(code.printing());
        assertThat(paper.scanSha256()).isNull();
    }

    @Test
    void itIsBackWithItsScanAndALaterScanTakesThePlaceOfTheFirst() {
        paper.back(letter("text", null), "scan", MONDAY);
        paper.back(letter("text", null), "better scan", TUESDAY);

        assertThat(paper.scanSha256()).isEqualTo("better scan");
        assertThat(paper.scannedAt()).isEqualTo(TUESDAY);
    }

    @Test
    void aPaperOfATextThatChangedIsRefused() {
        refused(Refusal.RETURN_SUPERSEDED, letter("another text", null));
        refused(Refusal.RETURN_SUPERSEDED, letter(null, null));
    }

    @Test
    void aLetterThatIsSignedAlreadyTakesNoPaperBack() {
        refused(Refusal.RETURN_SIGNED_ALREADY, letter("text", "signed"));
    }

    private void refused(Refusal why, Letter letter) {
        assertThatThrownBy(() -> paper.back(letter, "scan", TUESDAY))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(why));
        assertThat(paper.scanSha256()).isNull();
    }

    private static Letter letter(String text, String signed) {
        return new Letter(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                TemplateKind.REPLY,
                null,
                "Club de voile",
                null,
                "Subvention",
                text,
                signed,
                null,
                null);
    }
}
