package org.vaguemestre.signature;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.capture.ReturnCode;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Letter;

/**
 * A letter printed to be signed by hand (<i>signature manuscrite</i>), and its scan once it is back. The paper is worth what was printed on it: when
 * the letter is written anew, it is printed anew.
 */
@Entity
@Table(name = "hand_signature")
class HandSignature extends Walled {
    @Column(name = "letter_id", nullable = false, updatable = false)
    private UUID letterId;

    @Column(name = "final_sha256", nullable = false, updatable = false)
    private String finalSha256;

    @Column(name = "printed_sha256", nullable = false, updatable = false)
    private String printedSha256;

    @Column(name = "printed_at", nullable = false, updatable = false)
    private Instant printedAt;

    @Column(name = "printed_by", nullable = false, updatable = false)
    private UUID printedBy;

    @Column(name = "scan_sha256")
    private String scanSha256;

    @Column(name = "scanned_at")
    private Instant scannedAt;

    @Version
    private long version;

    protected HandSignature() {}

    HandSignature(UUID organisation, ReturnCode code, Letter letter, String printed, UUID account, Instant now) {
        super(organisation, code.printing());
        letterId = letter.id();
        finalSha256 = letter.finalSha256();
        printedSha256 = printed;
        printedAt = now;
        printedBy = account;
    }

    /**
     * Its paper is back; scanned once more, the last scan counts.
     *
     * @param letter as it is now
     * @throws Refused RETURN_SIGNED_ALREADY, RETURN_SUPERSEDED
     */
    void back(Letter letter, String sha256, Instant now) {
        if (letter.signedSha256() != null) {
            throw new Refused(Refusal.RETURN_SIGNED_ALREADY);
        }
        if (!finalSha256.equals(letter.finalSha256())) {
            throw new Refused(Refusal.RETURN_SUPERSEDED);
        }
        scanSha256 = sha256;
        scannedAt = now;
    }

    UUID letterId() {
        return letterId;
    }

    String printedSha256() {
        return printedSha256;
    }

    Instant printedAt() {
        return printedAt;
    }

    UUID printedBy() {
        return printedBy;
    }

    /** Null while the paper is out. */
    String scanSha256() {
        return scanSha256;
    }

    Instant scannedAt() {
        return scannedAt;
    }
}
