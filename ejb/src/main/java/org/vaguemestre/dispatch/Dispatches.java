package org.vaguemestre.dispatch;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.TemplateKind;

/**
 * How the letters of an item leave. Whoever is asked to send them decides, or the mail room. When the last one has left, the item is answered in the
 * same transaction.
 */
@Stateless
public class Dispatches {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Replies replies;

    @Inject
    private Circuits circuits;

    @Inject
    private MailCourse course;

    @Inject
    private Organisations organisations;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** The letters of an item, each with how it leaves; what failed is told until another way is decided. */
    public List<DispatchView> of(UUID item) {
        course.seen(item);
        return letters(item).map(this::view).toList();
    }

    /** Its acknowledgement, and the letters of its answer. */
    private Stream<Letter> letters(UUID item) {
        return Stream.concat(replies.acknowledgementOf(item).stream(), replies.lettersOf(item).stream());
    }

    /** Whether the caller may decide how a letter leaves; an acknowledgement, whoever may acknowledge. */
    public boolean decides(Letter letter) {
        return CurrentAccess.get().has(Right.MAIL_QUALIFY)
                || letter.kind() == TemplateKind.ACKNOWLEDGEMENT && course.leads(letter.carrier())
                || circuits.tasksOn(letter.carrier()).stream().anyMatch(task -> task.kind() == TaskKind.DISPATCH);
    }

    /**
     * Decides how a letter leaves; by e-mail it leaves by the outbox, otherwise it has left already.
     *
     * @param postNumber of registered post; null otherwise
     * @throws Refused NOT_FOUND, TASK_NOT_YOURS, LETTER_UNSIGNED, DISPATCHED_ALREADY, or what is wrong with the address or the number
     */
    public void decide(UUID item, UUID letterId, Means means, String address, String postNumber) {
        decide(item, letterId, means, address, postNumber, false);
    }

    /**
     * Decides that a letter leaves by post, once the mail room has printed it: it waits in the {@link PrintQueue}.
     *
     * @throws Refused as {@link #decide}; FIELD_INVALID for another means than post
     */
    public void print(UUID item, UUID letterId, Means means, String address) {
        if (means == null || !means.isPosted()) {
            throw new Refused(Refusal.FIELD_INVALID, "mode d’envoi", means);
        }
        decide(item, letterId, means, address, null, true);
    }

    private void decide(UUID item, UUID letterId, Means means, String address, String postNumber, boolean toPrint) {
        course.hold(item);
        Letter letter = letters(item)
                .filter(one -> one.id().equals(letterId))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        if (!decides(letter)) {
            throw new Refused(Refusal.TASK_NOT_YOURS);
        }
        if (letter.signedSha256() == null) {
            throw new Refused(Refusal.LETTER_UNSIGNED);
        }
        if (alive(letterId) != null) {
            throw new Refused(Refusal.DISPATCHED_ALREADY);
        }
        Letter numbered = replies.number(letterId);
        Access access = CurrentAccess.get();
        Dispatch dispatch = new Dispatch(
                access.organisation(),
                letterId,
                letter.signedSha256(),
                means,
                address,
                postNumber,
                toPrint,
                access.account(),
                clock.instant());
        entityManager.persist(dispatch);
        entityManager.flush();
        if (dispatch.state() == DispatchState.SENT) {
            left(item, numbered, dispatch);
        } else {
            record(DispatchAct.DECIDE, item, numbered, dispatch);
        }
    }

    /** What is to be sent by e-mail; null when it left already or was given up. */
    public Outgoing outgoing(UUID dispatchId) {
        Dispatch dispatch = entityManager.find(Dispatch.class, dispatchId);
        if (dispatch == null || dispatch.means() != Means.EMAIL || dispatch.state() != DispatchState.DECIDED) {
            return null;
        }
        Letter letter = replies.letter(dispatch.letterId());
        return new Outgoing(
                dispatch.id(),
                dispatch.address(),
                dispatch.sha256(),
                letter,
                organisations.letterHead().email());
    }

    /** @param sender e-mail address of the organisation; null where none is set */
    public record Outgoing(UUID dispatch, String address, String sha256, Letter letter, String sender) {}

    /** The mail server took it; told twice, it left once. */
    public void sent(UUID dispatchId) {
        Dispatch dispatch = entityManager.find(Dispatch.class, dispatchId);
        Letter letter = replies.letter(dispatch.letterId());
        course.hold(letter.carrier());
        if (dispatch.sent(clock.instant())) {
            entityManager.flush();
            left(letter.carrier(), letter, dispatch);
        }
    }

    /**
     * The mail room has posted a letter of the print queue.
     *
     * @param postNumber of registered post; null otherwise
     * @param postage null where nobody says
     * @throws Refused RIGHT_MISSING, NOT_FOUND, DISPATCHED_ALREADY, POST_NUMBER_INVALID
     */
    public void posted(UUID dispatchId, String postNumber, Postage postage) {
        CurrentAccess.get().require(Right.MAIL_QUALIFY);
        Dispatch dispatch = find(dispatchId);
        Letter letter = replies.letter(dispatch.letterId());
        course.hold(letter.carrier());
        dispatch.posted(postNumber, postage, clock.instant());
        entityManager.flush();
        left(letter.carrier(), letter, dispatch);
    }

    /**
     * A letter of the print queue is taken out again: another way is to be decided.
     *
     * @throws Refused NOT_FOUND, TASK_NOT_YOURS, DISPATCHED_ALREADY once it was posted
     */
    public void withdraw(UUID dispatchId) {
        Dispatch dispatch = find(dispatchId);
        Letter letter = replies.letter(dispatch.letterId());
        course.hold(letter.carrier());
        if (!decides(letter)) {
            throw new Refused(Refusal.TASK_NOT_YOURS);
        }
        dispatch.withdraw();
        record(DispatchAct.WITHDRAW, letter.carrier(), letter, dispatch);
    }

    private Dispatch find(UUID id) {
        Dispatch dispatch = entityManager.find(Dispatch.class, id);
        if (dispatch == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return dispatch;
    }

    /** It could not be sent: another way is to be decided. */
    public void failed(UUID dispatchId, String why) {
        Dispatch dispatch = entityManager.find(Dispatch.class, dispatchId);
        if (dispatch.state() == DispatchState.DECIDED) {
            dispatch.failed(why);
            Letter letter = replies.letter(dispatch.letterId());
            record(DispatchAct.FAIL, letter.carrier(), letter, dispatch);
        }
    }

    /**
     * A mail server tells what became of an e-mail. One that was returned brings its item back, for another way to be decided.
     *
     * @param why as the server says it; empty where it does not
     */
    public void told(UUID dispatchId, boolean returned, String why) {
        Dispatch dispatch = find(dispatchId);
        Letter letter = replies.letter(dispatch.letterId());
        course.hold(letter.carrier());
        if (returned && dispatch.returned("Le courriel est revenu. " + why)) {
            course.comeBack(letter.outgoing());
            if (letter.kind() == TemplateKind.REPLY) {
                course.comeBack(letter.carrier());
            }
            record(DispatchAct.RETURN, letter.carrier(), letter, dispatch);
        } else if (!returned && dispatch.delivered(clock.instant())) {
            record(DispatchAct.DELIVER, letter.carrier(), letter, dispatch);
        }
    }

    private void left(UUID item, Letter letter, Dispatch dispatch) {
        record(DispatchAct.SEND, item, letter, dispatch);
        if (!letter.outgoing().equals(item)) {
            course.sent(letter.outgoing());
            record(DispatchAct.SEND, letter.outgoing(), letter, dispatch);
        }
        if (letter.kind() == TemplateKind.ACKNOWLEDGEMENT) {
            return;
        }
        boolean all = replies.lettersOf(item).stream().allMatch(one -> {
            Dispatch alive = alive(one.id());
            return alive != null && alive.state() == DispatchState.SENT;
        });
        if (all) {
            circuits.dispatched(item, Map.of());
        }
    }

    private DispatchView view(Letter letter) {
        Dispatch last = decided(letter.id()).findFirst().orElse(null);
        return last == null
                ? new DispatchView(letter, null, null, null, null, null, null, null, null, null)
                : new DispatchView(
                        letter,
                        last.id(),
                        last.means(),
                        last.address(),
                        last.state(),
                        last.postNumber(),
                        last.postage(),
                        last.sentAt(),
                        last.deliveredAt(),
                        last.failure());
    }

    private Dispatch alive(UUID letter) {
        return decided(letter)
                .filter(dispatch -> dispatch.state().isAlive())
                .findFirst()
                .orElse(null);
    }

    /** What was decided for a letter, the latest first. */
    private Stream<Dispatch> decided(UUID letter) {
        return entityManager
                .createQuery(
                        "select d from Dispatch d where d.letterId = :letter order by d.decidedAt desc, d.id desc",
                        Dispatch.class)
                .setParameter("letter", letter)
                .getResultStream();
    }

    /** Addresses are personal: the journal keeps how a letter left, not to where. */
    private void record(DispatchAct act, UUID item, Letter letter, Dispatch dispatch) {
        Map<String, Object> facts = new HashMap<>(course.facts(item));
        facts.put("dispatch", dispatch.id());
        facts.put("letter", letter.id());
        facts.put("outgoing", letter.outgoing());
        facts.put("outgoingNumber", letter.number());
        facts.put("means", dispatch.means());
        facts.put("document", dispatch.sha256());
        journal.append(act, DispatchAct.SUBJECT, item, facts);
    }
}
