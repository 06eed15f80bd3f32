package org.vaguemestre.reply;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Replies of the organisation acted for. Each act is one transaction and one entry in the trail of the item that is answered. Who sees the item sees
 * its reply; who handles it writes it.
 */
@Stateless
public class Replies {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private RepliesAtHand atHand;

    @Inject
    private MailCourse course;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Intake intake;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Templates that letters may begin with, by name. */
    public List<TemplateView> templates() {
        return entityManager
                .createQuery(
                        "select t from ReplyTemplate t where t.retired = false order by t.name, t.id",
                        ReplyTemplate.class)
                .getResultStream()
                .map(ReplyTemplate::view)
                .toList();
    }

    /** The reply in hand to an item; empty when there is none. */
    public Optional<ReplyView> of(UUID carrier) {
        course.seen(carrier);
        return atHand.inHand(carrier).map(atHand::view);
    }

    /** The letters of the reply in hand to an item, in their order. */
    public List<Letter> lettersOf(UUID carrier) {
        return atHand.inHand(carrier).map(atHand::letters).orElse(List.of());
    }

    /** The acknowledgement of an item; empty where there is none. @throws Refused NOT_FOUND for an item the caller may not see */
    public Optional<Letter> acknowledgementOf(UUID carrier) {
        course.seen(carrier);
        return atHand.inHand(carrier, TemplateKind.ACKNOWLEDGEMENT)
                .map(acknowledgement -> atHand.letters(acknowledgement).get(0));
    }

    /**
     * Keeps the acknowledgement of an item, ready to be sent.
     *
     * @throws Refused ACKNOWLEDGED_ALREADY, ACKNOWLEDGEMENT_NOT_DUE, REPLY_WITHOUT_RECIPIENT, RIGHT_MISSING for who neither handles nor routes it
     */
    public void acknowledge(UUID carrier, String subject, UUID template, Intake.Taken pdf) {
        ItemInHand item = course.hold(carrier);
        atHand.requireAcknowledging(item);
        intake.describe(pdf);
        Reply acknowledgement = Reply.acknowledging(
                CurrentAccess.get().organisation(),
                carrier,
                item.direction(),
                subject,
                template,
                item.correspondent(),
                CurrentAccess.get().account(),
                now(),
                pdf.kept().sha256());
        entityManager.persist(acknowledgement);
        record(
                ReplyAct.ACKNOWLEDGE,
                acknowledgement,
                Map.of("documents", List.of(pdf.kept().sha256())));
    }

    /** Whether the caller may acknowledge the item, and nobody has. */
    public boolean acknowledgeable(UUID carrier) {
        return course.seen(carrier).direction() == Direction.INCOMING
                && course.leads(carrier)
                && acknowledgementOf(carrier).isEmpty();
    }

    /** A letter of the organisation, for the capability that sends it. */
    public Letter letter(UUID id) {
        Reply reply = entityManager.find(ReplyLetter.class, id).reply();
        return atHand.letters(reply).stream()
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Begins the reply to an item with its first version.
     *
     * @throws Refused REPLY_IN_HAND, FIELD_MISSING, REPLY_WITHOUT_RECIPIENT, CORRESPONDENT_UNKNOWN, or for who does not handle the item
     */
    public UUID begin(UUID carrier, NewReply whole, Intake.Taken first) {
        ItemInHand item = atHand.requireWriting(carrier);
        if (atHand.inHand(carrier).isPresent()) {
            throw new Refused(Refusal.REPLY_IN_HAND);
        }
        if (correspondents.find(whole.correspondents()).size()
                < whole.correspondents().stream().distinct().count()) {
            throw new Refused(Refusal.CORRESPONDENT_UNKNOWN);
        }
        Reply reply = new Reply(
                CurrentAccess.get().organisation(),
                carrier,
                item.direction(),
                whole.subject(),
                whole.template(),
                whole.correspondents(),
                CurrentAccess.get().account(),
                whole.signer(),
                now());
        entityManager.persist(reply);
        addVersion(reply, 1, null, first);
        record(ReplyAct.BEGIN, reply, Map.of("letters", reply.letters().size(), "version", 1));
        return reply.id();
    }

    /**
     * Adds a version. Written from another one than the last, it is kept as well: nothing of a second writer is lost.
     *
     * @param basedOn the version it was written from; null when not known
     * @return its number
     * @throws Refused SIGNED_ALREADY, NOT_FOUND
     */
    public int write(UUID id, Integer basedOn, Intake.Taken text) {
        Reply reply = atHand.held(id);
        reply.written();
        int n = atHand.versions(reply).size() + 1;
        addVersion(reply, n, basedOn, text);
        record(ReplyAct.WRITE, reply, Map.of("version", n));
        return n;
    }

    private void addVersion(Reply reply, int n, Integer basedOn, Intake.Taken text) {
        intake.describe(text);
        entityManager.flush();
        entityManager
                .createNativeQuery(
                        """
                        insert into reply_version (organisation_id, reply_id, n, sha256, name, author_id, written_at, based_on)
                        values (:organisation, :reply, :n, :sha256, :name, cast(:author as uuid), :now, cast(:based as integer))
                        """)
                .setParameter("organisation", reply.organisationId())
                .setParameter("reply", reply.id())
                .setParameter("n", n)
                .setParameter("sha256", text.kept().sha256())
                .setParameter("name", text.name())
                .setParameter("author", text(CurrentAccess.get().account()))
                .setParameter("now", now())
                .setParameter("based", text(basedOn))
                .executeUpdate();
    }

    /**
     * Its letters are ready: each has the PDF that is to be signed.
     *
     * @param version of which they were made
     * @throws Refused SIGNED_ALREADY, NOT_FOUND, REPLY_CHANGED when there is a later version
     */
    public void finish(UUID id, int version, Map<UUID, Intake.Taken> letters) {
        Reply reply = atHand.held(id);
        if (atHand.versions(reply).size() != version) {
            throw new Refused(Refusal.REPLY_CHANGED);
        }
        letters.forEach((letter, pdf) -> {
            intake.describe(pdf);
            reply.finish(letter, pdf.kept().sha256());
        });
        record(
                ReplyAct.FINISH,
                reply,
                Map.of(
                        "documents",
                        letters.values().stream()
                                .map(pdf -> pdf.kept().sha256())
                                .toList()));
    }

    /** Leaves the project; another one may begin. @throws Refused SIGNED_ALREADY, NOT_FOUND */
    public void abandon(UUID id) {
        Reply reply = atHand.held(id);
        reply.abandon(now());
        record(ReplyAct.ABANDON, reply, Map.of());
    }

    /**
     * Gives a letter its number: it is registered as outgoing, tied to what it answers; the first letter of an outgoing item or of a memo is that item
     * itself. Done once; joins the transaction of the signature or dispatch.
     *
     * @return the letter with its number
     */
    public Letter number(UUID letter) {
        ReplyLetter numbered = entityManager.find(ReplyLetter.class, letter);
        Reply reply = numbered.reply();
        ItemInHand item = course.acted(reply.carrierId());
        if (numbered.outgoingId() == null) {
            boolean itself = item.direction() != Direction.INCOMING && numbered.position() == 0;
            numbered.number(itself ? reply.carrierId() : registered(reply, numbered, item));
            keepSigned(numbered);
        }
        return letter(letter);
    }

    private UUID registered(Reply reply, ReplyLetter letter, ItemInHand item) {
        Details details = new Details(
                reply.subject(),
                letter.correspondentId(),
                item.number(),
                null,
                null,
                null,
                item.mailType(),
                item.priority(),
                item.confidentiality(),
                null,
                item.department(),
                item.assignee(),
                item.folder(),
                null);
        boolean answers = item.direction() == Direction.INCOMING && reply.kind() == TemplateKind.REPLY;
        LinkKind tie = answers ? LinkKind.ANSWERS : LinkKind.RELATED;
        UUID outgoing = CurrentAccess.during(
                CurrentAccess.get().office(),
                () -> mailRoom.registerTied(
                        new Registration(null, Direction.OUTGOING, details, List.of()), reply.carrierId(), tie));
        course.await(outgoing, TaskKind.DISPATCH, List.of(), Set.of());
        return outgoing;
    }

    /**
     * What was signed of a letter; joins the transaction of the signature.
     *
     * @param finalSha256 what was before the signer's eyes
     * @throws Refused REPLY_NOT_FINISHED, SIGNED_ALREADY, REPLY_CHANGED when the letter was finished anew meanwhile
     */
    public void signed(UUID id, String finalSha256, String sha256) {
        ReplyLetter letter = entityManager.find(ReplyLetter.class, id);
        letter.sign(finalSha256, sha256);
        keepSigned(letter);
    }

    /** The signed letter is the document of its own registration, as soon as there are both. */
    private void keepSigned(ReplyLetter letter) {
        if (letter.outgoingId() == null || letter.signedSha256() == null) {
            return;
        }
        String name = course.acted(letter.outgoingId()).number() + ".pdf";
        CurrentAccess.during(
                CurrentAccess.get().office(),
                () -> mailRoom.addDocument(
                        letter.outgoingId(), new Registration.Attachment(letter.signedSha256(), name)));
    }

    private void record(ReplyAct act, Reply reply, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(course.facts(reply.carrierId()));
        facts.put("reply", reply.id());
        facts.putAll(more);
        journal.append(act, ReplyAct.SUBJECT, reply.carrierId(), facts);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private Instant now() {
        return clock.instant();
    }
}
