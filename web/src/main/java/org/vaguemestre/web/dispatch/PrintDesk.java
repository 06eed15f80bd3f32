package org.vaguemestre.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.dispatch.Dispatches;
import org.vaguemestre.dispatch.Postage;
import org.vaguemestre.dispatch.PrintQueue;
import org.vaguemestre.signature.HandSignatures;
import org.vaguemestre.signature.SignedByHand;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Letters to print and to post. */
@Named("printDesk")
@RequestScoped
public class PrintDesk {
    @Inject
    private Asked asked;

    @Inject
    private PrintQueue queue;

    @Inject
    private Dispatches dispatches;

    @Inject
    private HandSignatures signatures;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private List<PrintQueue.Waiting> waiting;
    private List<SignedByHand.Paper> back;

    public List<PrintQueue.Waiting> getWaiting() {
        if (waiting == null) {
            waiting = queue.waiting();
        }
        return waiting;
    }

    /** Letters that were signed by hand, are back, and wait to be told signed. */
    public List<SignedByHand.Paper> getBack() {
        if (back == null) {
            back = signatures.back();
        }
        return back;
    }

    public Postage[] getRates() {
        return Postage.values();
    }

    /** The usual rate of what leaves so. */
    public Postage usual(PrintQueue.Waiting one) {
        return switch (one.means()) {
            case REGISTERED -> Postage.REGISTERED;
            default -> Postage.GREEN;
        };
    }

    /** It leaves another way, which is decided on its sheet. */
    public void withdraw(PrintQueue.Waiting one) {
        if (notices.unlessRefused(() -> dispatches.withdraw(one.dispatch()))) {
            notices.done("done.withdrawn", one.letter().number());
            way.to(Screen.ITEM, "id", one.letter().carrier());
        }
    }

    public void posted(PrintQueue.Waiting one) {
        boolean done = notices.unlessRefused(() -> dispatches.posted(
                one.dispatch(),
                asked.text("recommande").orElse(null),
                asked.constant(Postage.class, "tarif").orElse(null)));
        if (done) {
            notices.done("done.posted", one.letter().number());
            way.to(Screen.PRINT_QUEUE);
        }
    }
}
