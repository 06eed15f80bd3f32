package org.vaguemestre.dispatch;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.signature.HandSignatures;

/** Letters that the mail room is to print and post (<i>file d’impression</i>), the first decided first. */
@Stateless
public class PrintQueue {
    /** Shown, and printed at once, at most. */
    public static final int LIMIT = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Replies replies;

    @Inject
    private HandSignatures byHand;

    @Inject
    private MailCourse course;

    /**
     * A letter to print.
     *
     * @param sha256 of the very bytes that were signed
     * @param byHand it was signed on paper: that very paper is posted, and nothing is printed
     */
    public record Waiting(UUID dispatch, Letter letter, Means means, String address, String sha256, boolean byHand) {}

    /** What waits, as far as the caller may see the items. @throws org.vaguemestre.refusal.Refused RIGHT_MISSING */
    public List<Waiting> waiting() {
        CurrentAccess.get().require(Right.MAIL_QUALIFY);
        return entityManager
                .createQuery(
                        """
                        select d from Dispatch d where d.state = :decided and d.means in (:posted) order by d.decidedAt, d.id
                        """,
                        Dispatch.class)
                .setParameter("decided", DispatchState.DECIDED)
                .setParameter("posted", List.of(Means.PAPER, Means.REGISTERED))
                .setMaxResults(LIMIT)
                .getResultStream()
                .map(dispatch -> waiting(dispatch, replies.letter(dispatch.letterId())))
                .filter(waiting -> course.sees(waiting.letter().carrier()))
                .toList();
    }

    private Waiting waiting(Dispatch dispatch, Letter letter) {
        return new Waiting(
                dispatch.id(),
                letter,
                dispatch.means(),
                dispatch.address(),
                dispatch.sha256(),
                byHand.isByHand(letter));
    }
}
