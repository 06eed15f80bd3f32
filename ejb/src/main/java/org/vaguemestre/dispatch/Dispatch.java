package org.vaguemestre.dispatch;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.vaguemestre.access.EmailAddress;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** How a letter leaves (<i>envoi</i>). By e-mail it is decided and leaves by the outbox; otherwise it is told once it has left. */
@Entity
@Table(name = "dispatch")
class Dispatch extends Walled {
    private static final int LONGEST = 500;

    @Column(name = "letter_id", nullable = false, updatable = false)
    private UUID letterId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Means means;

    @Column(nullable = false, updatable = false)
    private String address;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DispatchState state;

    @Column(nullable = false, updatable = false)
    private String sha256;

    @Column(name = "post_number")
    private String postNumber;

    @Enumerated(EnumType.STRING)
    private Postage postage;

    @Column(name = "decided_at", nullable = false, updatable = false)
    private Instant decidedAt;

    @Column(name = "decided_by", updatable = false)
    private UUID decidedBy;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    private String failure;

    @Version
    private long version;

    protected Dispatch() {}

    /**
     * @param sha256 the bytes that were signed; they leave and no others
     * @param toPrint by post it has not left yet: it waits in the print queue
     * @throws Refused FIELD_MISSING, FIELD_TOO_LONG, EMAIL_INVALID, POST_NUMBER_INVALID
     */
    Dispatch(
            UUID organisation,
            UUID letter,
            String sha256,
            Means means,
            String address,
            String postNumber,
            boolean toPrint,
            UUID decidedBy,
            Instant now) {
        super(organisation, newId());
        if (means == null) {
            throw new Refused(Refusal.FIELD_MISSING, "mode d’envoi");
        }
        if (address == null || address.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "adresse");
        }
        if (address.length() > LONGEST) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "adresse", LONGEST);
        }
        if (means == Means.EMAIL && !EmailAddress.isOne(address.strip())) {
            throw new Refused(Refusal.EMAIL_INVALID, address.replaceAll("\\s+", " "));
        }
        this.letterId = letter;
        this.sha256 = sha256;
        this.means = means;
        this.address = address.strip();
        boolean waits = means == Means.EMAIL || toPrint && means.isPosted();
        this.postNumber = means == Means.REGISTERED && !waits ? PostNumber.read(postNumber) : null;
        this.decidedAt = now;
        this.decidedBy = decidedBy;
        this.state = waits ? DispatchState.DECIDED : DispatchState.SENT;
        this.sentAt = waits ? null : now;
    }

    /**
     * It was printed and posted.
     *
     * @param number of registered post; null otherwise
     * @param rate null where nobody says
     * @throws Refused DISPATCHED_ALREADY, POST_NUMBER_INVALID
     */
    void posted(String number, Postage rate, Instant now) {
        if (state != DispatchState.DECIDED || !means.isPosted()) {
            throw new Refused(Refusal.DISPATCHED_ALREADY);
        }
        postNumber = means == Means.REGISTERED ? PostNumber.read(number) : null;
        postage = rate;
        sent(now);
    }

    /** It is not printed after all; another way is decided. @throws Refused DISPATCHED_ALREADY for what does not wait in the print queue */
    void withdraw() {
        if (state != DispatchState.DECIDED || !means.isPosted()) {
            throw new Refused(Refusal.DISPATCHED_ALREADY);
        }
        state = DispatchState.WITHDRAWN;
    }

    /** It has left; told again, nothing changes. Answers whether it is new. */
    boolean sent(Instant now) {
        if (state == DispatchState.SENT) {
            return false;
        }
        state = DispatchState.SENT;
        sentAt = now;
        failure = null;
        return true;
    }

    /** It did not leave, and is not tried any more. */
    void failed(String why) {
        state = DispatchState.FAILED;
        failure = why;
    }

    /** The mail server of the recipient has it; told again, nothing changes. Answers whether it is new. */
    boolean delivered(Instant now) {
        if (state != DispatchState.SENT || deliveredAt != null) {
            return false;
        }
        deliveredAt = now;
        return true;
    }

    /** It had left by e-mail and was returned: another way is to be decided. Told again, nothing changes. Answers whether it is new. */
    boolean returned(String why) {
        if (state != DispatchState.SENT || means != Means.EMAIL) {
            return false;
        }
        failed(why);
        return true;
    }

    Instant deliveredAt() {
        return deliveredAt;
    }

    UUID letterId() {
        return letterId;
    }

    Means means() {
        return means;
    }

    String address() {
        return address;
    }

    DispatchState state() {
        return state;
    }

    String sha256() {
        return sha256;
    }

    String postNumber() {
        return postNumber;
    }

    Postage postage() {
        return postage;
    }

    Instant sentAt() {
        return sentAt;
    }

    String failure() {
        return failure;
    }
}
