package org.vaguemestre.web.signature;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.vaguemestre.signature.HandSignatures;
import org.vaguemestre.signature.HandSigning;
import org.vaguemestre.signature.SignedByHand;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/** The answer to the item shown, signed on paper: printed, back, told. */
@Named
@RequestScoped
public class OnPaper {
    @Inject
    private ItemSheet sheet;

    @Inject
    private HandSignatures signatures;

    @Inject
    private HandSigning signing;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private SignedByHand shown;
    private UUID signer;
    private String comment;

    @PostConstruct
    void look() {
        if (sheet.getItem() != null) {
            shown = signatures.of(sheet.getItem().id()).orElse(null);
        }
    }

    /** Null where no signature is asked for. */
    public SignedByHand getShown() {
        return shown;
    }

    public void print() {
        act("done.paper.printed", () -> signing.print(sheet.getItem().id()));
    }

    public void tell(UUID task) {
        act("done.paper.told", () -> signatures.tell(sheet.getItem().id(), task, signer, comment));
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, sheet.getItem().number());
            way.to(Screen.ITEM, "id", sheet.getItem().id());
        }
    }

    public UUID getSigner() {
        return signer;
    }

    public void setSigner(UUID signer) {
        this.signer = signer;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }
}
