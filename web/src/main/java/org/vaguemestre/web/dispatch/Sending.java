package org.vaguemestre.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.dispatch.DispatchView;
import org.vaguemestre.dispatch.Dispatches;
import org.vaguemestre.dispatch.Means;
import org.vaguemestre.mail.State;
import org.vaguemestre.reply.TemplateKind;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/** How the letters of the item shown leave. */
@Named
@RequestScoped
public class Sending {
    @Inject
    private Asked asked;

    @Inject
    private ItemSheet sheet;

    @Inject
    private Dispatches dispatches;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private List<DispatchView> letters;

    /** Letters that are signed; before, nothing is to be sent. */
    public List<DispatchView> getLetters() {
        if (letters == null) {
            letters = sheet.getItem() == null
                    ? List.of()
                    : dispatches.of(sheet.getItem().id()).stream()
                            .filter(one -> one.letter().signedSha256() != null)
                            .toList();
        }
        return letters;
    }

    /** Whether the person may say now how this letter leaves. */
    public boolean open(DispatchView letter) {
        return sheet.getItem().state() == State.IN_PROGRESS
                && (letter.state() == null || !letter.state().isAlive())
                && dispatches.decides(letter.letter());
    }

    /** Whether there are letters of the answer, and the item waits for the last to leave. */
    public boolean isAnswering() {
        return sheet.getItem().state() == State.IN_PROGRESS
                && getLetters().stream().anyMatch(one -> one.letter().kind() == TemplateKind.REPLY);
    }

    public Means[] getMeans() {
        return Means.values();
    }

    /** By e-mail where the address is known. */
    public Means usual(DispatchView letter) {
        return letter.letter().email() == null ? Means.PAPER : Means.EMAIL;
    }

    public void send(DispatchView letter) {
        act(
                "done.dispatch",
                () -> dispatches.decide(
                        sheet.getItem().id(),
                        letter.letter().id(),
                        asked.constant(Means.class, "mode").orElse(null),
                        asked.text("adresse").orElse(null),
                        asked.text("recommande").orElse(null)));
    }

    /** It leaves by post once the mail room has printed it. */
    public void print(DispatchView letter) {
        act(
                "done.print",
                () -> dispatches.print(
                        sheet.getItem().id(),
                        letter.letter().id(),
                        asked.constant(Means.class, "mode").orElse(null),
                        asked.text("adresse").orElse(null)));
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, sheet.getItem().number());
            way.again();
        }
    }
}
