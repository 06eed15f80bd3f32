package org.vaguemestre.reply;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The project of an answer to an item (<i>projet de réponse</i>). It is written in versions, none of which ever changes; finished, each of its letters
 * has what is to be signed; written again, they are to be finished again. Once a letter is signed, nothing of it changes.
 */
@Entity
@Table(name = "reply")
class Reply extends Walled {
    static final int SUBJECT_LIMIT = 300;
    static final int LETTERS_LIMIT = 200;

    @Column(name = "carrier_id", nullable = false, updatable = false)
    private UUID carrierId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private TemplateKind kind = TemplateKind.REPLY;

    @Column(nullable = false)
    private String subject;

    @Column(name = "template_id", updatable = false)
    private UUID templateId;

    @Column(name = "author_id", nullable = false, updatable = false)
    private UUID authorId;

    @Column(name = "signer_id")
    private UUID signerId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "abandoned_at")
    private Instant abandonedAt;

    @OneToMany(mappedBy = "reply", cascade = CascadeType.PERSIST)
    @OrderBy("position asc")
    private List<ReplyLetter> letters = new ArrayList<>();

    @Version
    private long version;

    protected Reply() {}

    /**
     * @param of direction of the item it answers: only to an internal one may it have no correspondent. It is a memo then (<i>note interne</i>), one letter
     *     for the department the item is with
     * @throws Refused FIELD_MISSING, FIELD_TOO_LONG, TOO_MANY_ITEMS, REPLY_WITHOUT_RECIPIENT
     */
    Reply(
            UUID organisation,
            UUID carrier,
            Direction of,
            String subject,
            UUID template,
            List<UUID> correspondents,
            UUID author,
            UUID signer,
            Instant now) {
        super(organisation, newId());
        if (subject == null || subject.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "objet");
        }
        if (subject.length() > SUBJECT_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "objet", SUBJECT_LIMIT);
        }
        if (correspondents.size() > LETTERS_LIMIT) {
            throw new Refused(Refusal.TOO_MANY_ITEMS, LETTERS_LIMIT);
        }
        if (correspondents.isEmpty() && of != Direction.INTERNAL) {
            throw new Refused(Refusal.REPLY_WITHOUT_RECIPIENT);
        }
        this.carrierId = carrier;
        this.subject = subject.strip();
        this.templateId = template;
        this.authorId = author;
        this.signerId = signer;
        this.createdAt = now;
        if (correspondents.isEmpty()) {
            letters.add(new ReplyLetter(this, 0, null));
        }
        correspondents.stream()
                .distinct()
                .forEach(correspondent -> letters.add(new ReplyLetter(this, letters.size(), correspondent)));
    }

    /**
     * The acknowledgement of a demand (<i>accusé de réception</i>, CRPA L112-3): no decision, so it needs no signature.
     *
     * @param sha256 the letter as it is sent
     * @throws Refused ACKNOWLEDGEMENT_NOT_DUE for what did not come in, REPLY_WITHOUT_RECIPIENT where nobody is known who wrote
     */
    static Reply acknowledging(
            UUID organisation,
            UUID carrier,
            Direction of,
            String subject,
            UUID template,
            UUID correspondent,
            UUID author,
            Instant now,
            String sha256) {
        if (of != Direction.INCOMING) {
            throw new Refused(Refusal.ACKNOWLEDGEMENT_NOT_DUE);
        }
        List<UUID> to = correspondent == null ? List.of() : List.of(correspondent);
        Reply acknowledgement = new Reply(organisation, carrier, of, subject, template, to, author, null, now);
        acknowledgement.kind = TemplateKind.ACKNOWLEDGEMENT;
        ReplyLetter letter = acknowledgement.letters.get(0);
        letter.finish(sha256);
        letter.sign(sha256, sha256);
        return acknowledgement;
    }

    /** There is a new version: what was finished of the one before is to be finished again. @throws Refused SIGNED_ALREADY */
    void written() {
        requireUnsigned();
        letters.forEach(ReplyLetter::reopen);
    }

    /** A letter is ready to be approved and signed. @throws Refused SIGNED_ALREADY */
    void finish(UUID letter, String sha256) {
        requireUnsigned();
        letter(letter).finish(sha256);
    }

    /** @throws Refused SIGNED_ALREADY */
    void abandon(Instant now) {
        requireUnsigned();
        letters.forEach(ReplyLetter::reopen);
        abandonedAt = now;
    }

    private void requireUnsigned() {
        if (letters.stream().anyMatch(letter -> letter.signedSha256() != null)) {
            throw new Refused(Refusal.SIGNED_ALREADY);
        }
    }

    /** @throws Refused NOT_FOUND */
    ReplyLetter letter(UUID id) {
        return letters.stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    boolean isFinished() {
        return letters.stream().allMatch(letter -> letter.finalSha256() != null);
    }

    TemplateKind kind() {
        return kind;
    }

    UUID carrierId() {
        return carrierId;
    }

    String subject() {
        return subject;
    }

    UUID templateId() {
        return templateId;
    }

    UUID authorId() {
        return authorId;
    }

    UUID signerId() {
        return signerId;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isAbandoned() {
        return abandonedAt != null;
    }

    List<ReplyLetter> letters() {
        return letters;
    }
}
