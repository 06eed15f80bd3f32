package org.vaguemestre.signature;

import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.capture.ReturnCode;
import org.vaguemestre.capture.SignedPaper;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;

/**
 * Signature by hand (<i>signature manuscrite</i>): the letters of an answer are printed with a code, signed on paper, scanned with the mail and known by
 * their code, and somebody who looked at them tells that they are signed: the signer, a delegate, or the mail room for the signer.
 */
@Stateless
@LocalBean
@Local(SignedPaper.class)
public class HandSignatures implements SignedPaper {
    /** Shown of the letters that are back, at most. */
    public static final int LIMIT = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Circuits circuits;

    @Inject
    private Replies replies;

    @Inject
    private MailCourse course;

    @Inject
    private LettersToSign toSign;

    @Inject
    private Structure structure;

    @Inject
    private Documents documents;

    @Inject
    private Intake intake;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** How far it is; empty where no signature is asked for, or nothing is finished to be signed. @throws Refused NOT_FOUND */
    public Optional<SignedByHand> of(UUID item) {
        List<Letter> letters = toSign.of(item);
        if (letters.isEmpty() || !LettersToSign.areFinished(letters)) {
            return Optional.empty();
        }
        return circuits.asked(item, TaskKind.SIGNATURE).stream()
                .findFirst()
                .map(task -> new SignedByHand(
                        task,
                        signers(task),
                        letters.stream().map(this::paper).toList(),
                        isMine(task),
                        prints(item),
                        isOfTheMailRoom()));
    }

    private List<AgentView> signers(TaskView task) {
        return structure.agents().stream()
                .filter(agent -> task.holders().contains(agent.account()))
                .toList();
    }

    private SignedByHand.Paper paper(Letter letter) {
        return last(letter).map(printed -> paper(letter, printed)).orElseGet(() -> SignedByHand.Paper.blank(letter));
    }

    private SignedByHand.Paper paper(Letter letter, HandSignature printed) {
        return new SignedByHand.Paper(
                letter,
                printed.printedSha256(),
                pages(printed.printedSha256()),
                printed.printedAt(),
                AgentView.names(structure.agents()).get(printed.printedBy()),
                printed.scanSha256(),
                pages(printed.scanSha256()),
                printed.scannedAt());
    }

    private Integer pages(String sha256) {
        return sha256 == null ? null : documents.get(sha256).pages();
    }

    /** The printing of a letter as it is now: the one that is back, else the last. */
    private Optional<HandSignature> last(Letter letter) {
        return entityManager
                .createQuery(
                        """
                        select h from HandSignature h where h.letterId = :letter and h.finalSha256 = :final
                        order by h.scannedAt desc nulls last, h.printedAt desc, h.id
                        """,
                        HandSignature.class)
                .setParameter("letter", letter.id())
                .setParameter("final", letter.finalSha256())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Letters that are back and wait for somebody to tell that they are signed, as far as the caller may see them; the first back first. */
    public List<SignedByHand.Paper> back() {
        CurrentAccess.get().require(Right.MAIL_QUALIFY);
        return entityManager
                .createQuery(
                        """
                        select h from HandSignature h join ReplyLetter l on l.id = h.letterId where l.signedSha256 is null
                        and l.finalSha256 = h.finalSha256 and h.scannedAt is not null order by h.scannedAt, h.id
                        """,
                        HandSignature.class)
                .setMaxResults(LIMIT)
                .getResultStream()
                .map(printed -> paper(replies.letter(printed.letterId()), printed))
                .filter(paper -> course.sees(paper.letter().carrier()))
                .toList();
    }

    /** Whether a letter was signed by hand: what was signed of it is a scan, and the paper itself is to be posted. */
    public boolean isByHand(Letter letter) {
        return letter.signedSha256() != null
                && entityManager
                                .createQuery(
                                        "select count(h) from HandSignature h where h.letterId = :letter and h.scanSha256 = :signed",
                                        Long.class)
                                .setParameter("letter", letter.id())
                                .setParameter("signed", letter.signedSha256())
                                .getSingleResult()
                        > 0;
    }

    /**
     * The letters that are still to be printed, with their numbers where these are given before a signature.
     *
     * @throws Refused NOT_FOUND, TASK_OVER, TASK_NOT_YOURS, REPLY_NOT_FINISHED
     */
    public List<Letter> prepare(UUID item) {
        course.hold(item);
        if (circuits.asked(item, TaskKind.SIGNATURE).isEmpty()) {
            throw new Refused(Refusal.TASK_OVER);
        }
        if (!prints(item)) {
            throw new Refused(Refusal.TASK_NOT_YOURS);
        }
        List<Letter> letters = toSign.finished(item);
        if (letters.isEmpty()) {
            throw new Refused(Refusal.REPLY_NOT_FINISHED);
        }
        return letters.stream()
                .filter(letter -> last(letter).isEmpty())
                .map(toSign::numbered)
                .toList();
    }

    /** Whoever is asked to sign, leads the item, or is of the mail room prints. */
    private boolean prints(UUID item) {
        return isOfTheMailRoom()
                || course.leads(item)
                || circuits.tasksOn(item).stream().anyMatch(task -> task.kind() == TaskKind.SIGNATURE);
    }

    private static boolean isOfTheMailRoom() {
        return CurrentAccess.get().has(Right.MAIL_QUALIFY);
    }

    private boolean isMine(TaskView task) {
        return circuits.tasksOn(task.item()).stream().anyMatch(mine -> mine.id().equals(task.id()));
    }

    /** Letters are printed, each with its code. */
    public void printed(UUID item, ReturnCode code, Letter letter, Intake.Taken pdf) {
        course.hold(item);
        intake.describe(pdf);
        entityManager.persist(new HandSignature(
                CurrentAccess.get().organisation(),
                code,
                letter,
                pdf.kept().sha256(),
                CurrentAccess.get().account(),
                clock.instant()));
        record(SignatureAct.PRINT, letter, pdf.kept().sha256());
    }

    @Override
    public UUID takeBack(UUID printing, String sha256) {
        UUID item = carrier(printing).orElseThrow(() -> new Refused(Refusal.RETURN_UNKNOWN));
        // held before the letter is read: somebody may be telling it signed
        course.acted(item);
        HandSignature printed = entityManager.find(HandSignature.class, printing);
        Letter letter = replies.letter(printed.letterId());
        printed.back(letter, sha256, clock.instant());
        record(SignatureAct.RETURN, letter, sha256);
        return item;
    }

    private Optional<UUID> carrier(UUID printing) {
        return entityManager
                .createQuery(
                        """
                        select r.carrierId from HandSignature h join ReplyLetter l on l.id = h.letterId join l.reply r
                        where h.id = :printing
                        """,
                        UUID.class)
                .setParameter("printing", printing)
                .getResultStream()
                .findFirst();
    }

    /**
     * The letters that are back are signed, and the task is done: all, or none.
     *
     * @param signer account of who signed; null for the caller whose task it is, else for the only one of whom it is asked
     * @param comment kept with the task; null for none
     * @throws Refused TASK_OVER, TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE, RIGHT_MISSING, HAND_SIGNATURE_NOT_BACK, FIELD_MISSING where nobody says which
     *     of several people signed
     */
    public void tell(UUID item, UUID task, UUID signer, String comment) {
        course.hold(item);
        TaskView asked = circuits.asked(item, TaskKind.SIGNATURE).stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.TASK_OVER));
        UUID account = CurrentAccess.get().account();
        UUID by = signer != null ? signer : isMine(asked) ? account : only(asked);
        Map<String, Object> facts = new HashMap<>();
        facts.put("signedBy", by);
        facts.put("documents", toSign.of(item).stream().map(this::signed).toList());
        if (by.equals(account)) {
            circuits.complete(item, task, Outcome.SIGNED, comment, facts);
        } else {
            circuits.tell(item, task, by, Outcome.SIGNED, comment, facts);
        }
    }

    private static UUID only(TaskView task) {
        if (task.holders().size() != 1) {
            throw new Refused(Refusal.FIELD_MISSING, "signataire");
        }
        return task.holders().get(0);
    }

    /** @return fingerprint of its scan */
    private String signed(Letter letter) {
        String scan = last(letter)
                .map(HandSignature::scanSha256)
                .orElseThrow(() -> new Refused(Refusal.HAND_SIGNATURE_NOT_BACK));
        replies.signed(letter.id(), letter.finalSha256(), scan);
        return scan;
    }

    private void record(SignatureAct act, Letter letter, String sha256) {
        Map<String, Object> facts = new HashMap<>(course.facts(letter.carrier()));
        facts.put("letter", letter.id());
        facts.put("document", sha256);
        journal.append(act, SignatureAct.SUBJECT, letter.carrier(), facts);
    }
}
