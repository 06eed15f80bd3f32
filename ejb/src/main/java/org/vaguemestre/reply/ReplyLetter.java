package org.vaguemestre.reply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** A letter of a reply, to one correspondent, or a memo to none: what is to be signed, what was, and its number. */
@Entity
@Table(name = "reply_letter")
class ReplyLetter extends Walled {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "reply_id", nullable = false, updatable = false)
    private Reply reply;

    @Column(nullable = false, updatable = false)
    private int position;

    @Column(name = "correspondent_id", updatable = false)
    private UUID correspondentId;

    @Column(name = "final_sha256")
    private String finalSha256;

    @Column(name = "signed_sha256")
    private String signedSha256;

    @Column(name = "outgoing_id")
    private UUID outgoingId;

    @Version
    private long version;

    protected ReplyLetter() {}

    ReplyLetter(Reply reply, int position, UUID correspondent) {
        super(reply.organisationId(), newId());
        this.reply = reply;
        this.position = position;
        this.correspondentId = correspondent;
    }

    void finish(String sha256) {
        finalSha256 = sha256;
    }

    void reopen() {
        finalSha256 = null;
    }

    /** @throws Refused REPLY_NOT_FINISHED, SIGNED_ALREADY, REPLY_CHANGED when another text was signed than the one that is finished now */
    void sign(String read, String sha256) {
        if (finalSha256 == null) {
            throw new Refused(Refusal.REPLY_NOT_FINISHED);
        }
        if (signedSha256 != null) {
            throw new Refused(Refusal.SIGNED_ALREADY);
        }
        if (!finalSha256.equals(read)) {
            throw new Refused(Refusal.REPLY_CHANGED);
        }
        signedSha256 = sha256;
    }

    /** Its own registration, given once. */
    void number(UUID outgoing) {
        if (outgoingId != null) {
            throw new IllegalStateException("A letter is numbered once");
        }
        outgoingId = outgoing;
    }

    int position() {
        return position;
    }

    Reply reply() {
        return reply;
    }

    UUID correspondentId() {
        return correspondentId;
    }

    String finalSha256() {
        return finalSha256;
    }

    String signedSha256() {
        return signedSha256;
    }

    UUID outgoingId() {
        return outgoingId;
    }
}
