package org.vaguemestre.web.sheet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** What is tied to an item: other items, and further documents (<i>pièces</i>). A tie taken away can be made again at once. */
@Named
@RequestScoped
public class Ties {
    private static final String FILE = "fichier";

    @Inject
    private Asked asked;

    @Inject
    private HttpServletRequest request;

    @Inject
    private ItemSheet sheet;

    @Inject
    private MailItems items;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Intake intake;

    @Inject
    private AddedPiece added;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private LinkKind kind = LinkKind.RELATED;
    private String number;
    private UUID chosen;

    /** Ties the item to the one chosen, or to the one whose number was typed. */
    public void link() {
        MailItemView item = sheet.getItem();
        boolean linked = notices.unlessRefused(() -> {
            UUID other = chosen != null
                    ? chosen
                    : items.byNumber(number)
                            .orElseThrow(() -> number == null || number.isBlank()
                                    ? new Refused(Refusal.FIELD_MISSING, "courrier lié")
                                    : new Refused(Refusal.ITEM_UNKNOWN, number));
            mailRoom.link(item.id(), other, kind);
        });
        if (linked) {
            notices.done("done.linked", item.number());
            way.to(Screen.ITEM, "id", item.id());
        }
    }

    public void unlink(MailItemView.LinkView gone) {
        MailItemView item = sheet.getItem();
        if (notices.unlessRefused(() -> mailRoom.unlink(item.id(), gone.item()))) {
            notices.done("done.unlinked", gone.number());
            way.to(
                    Screen.ITEM,
                    "id",
                    item.id(),
                    "delie",
                    gone.item(),
                    "lien",
                    gone.kind(),
                    "sens",
                    gone.outward() ? null : "inverse");
        }
    }

    /** Makes the tie again that was just taken away. */
    public void relink() {
        MailItemView item = sheet.getItem();
        UUID other = asked.id("delie").orElseThrow();
        LinkKind same = asked.constant(LinkKind.class, "lien").orElse(LinkKind.RELATED);
        boolean linked = notices.unlessRefused(() -> {
            if (asked.text("sens").isPresent()) {
                mailRoom.link(other, item.id(), same);
            } else {
                mailRoom.link(item.id(), other, same);
            }
        });
        if (linked) {
            notices.done("done.linked", item.number());
            way.to(Screen.ITEM, "id", item.id());
        }
    }

    /** Whether the page was come to by taking a tie away that is still gone. */
    public boolean isUndoable() {
        UUID gone = asked.id("delie").orElse(null);
        return gone != null
                && sheet.getItem().links().stream()
                        .noneMatch(link -> link.item().equals(gone));
    }

    /** Adds the document given. */
    public void addPiece() {
        MailItemView item = sheet.getItem();
        boolean taken = notices.unlessRefused(() -> added.add(item.id(), given()));
        if (taken) {
            notices.done("done.pieceAdded", item.number());
            way.to(Screen.ITEM, "id", item.id(), "piece", item.documents().size() + 1);
        }
    }

    private Intake.Taken given() {
        try {
            for (Part part : request.getParts()) {
                if (FILE.equals(part.getName()) && part.getSize() > 0) {
                    try (InputStream bytes = part.getInputStream()) {
                        return intake.take(part.getSubmittedFileName(), bytes);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException | IllegalStateException notReceived) {
            throw new Refused(Refusal.UPLOAD_TOO_LARGE, 300);
        }
        throw new Refused(Refusal.FIELD_MISSING, "pièce");
    }

    public List<LinkKind> getKinds() {
        return List.of(LinkKind.values());
    }

    public LinkKind getKind() {
        return kind;
    }

    public void setKind(LinkKind kind) {
        this.kind = kind;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public UUID getChosen() {
        return chosen;
    }

    public void setChosen(UUID chosen) {
        this.chosen = chosen;
    }
}
