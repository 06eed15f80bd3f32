package org.vaguemestre.web.sheet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.FollowUp;
import org.vaguemestre.mail.Following;
import org.vaguemestre.mail.MailAct;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.State;
import org.vaguemestre.mail.TrailLine;
import org.vaguemestre.notification.Notifications;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** An item and its life, as the page shows them. Asked by the sheet's own page: {@code id}, {@code piece} (which document), {@code q}. */
@Named("sheet")
@RequestScoped
public class ItemSheet {
    private static final int CONSULTATIONS = 20;

    @Inject
    private Asked asked;

    @Inject
    private MailItems items;

    @Inject
    private FollowUp followUp;

    @Inject
    private Following following;

    @Inject
    private Notifications notifications;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private MailItemView item;
    private List<TrailLine> trail;

    /** The sheet's own page shows what its address asks for, from the first phase on: its buttons are those of that item. */
    @PostConstruct
    void look() {
        if (portal.at(Screen.ITEM.address())) {
            show(asked.id("id").orElse(new UUID(0, 0)));
            notifications.readAbout(item.id());
        }
    }

    /** Shows this item; null for none. */
    public void show(UUID id) {
        item = id == null ? null : items.open(id);
        trail = null;
    }

    public MailItemView getItem() {
        return item;
    }

    /** What was done with it; who only read it is told apart. */
    public List<TrailLine> getTrail() {
        return lines().stream()
                .filter(line -> !line.act().equals(MailAct.CONSULT.code()))
                .toList();
    }

    /** Who consulted it, latest first; kept for confidential items only. */
    public List<TrailLine> getConsultations() {
        List<TrailLine> found = new ArrayList<>(lines().stream()
                .filter(line -> line.act().equals(MailAct.CONSULT.code()))
                .toList());
        Collections.reverse(found);
        return found.subList(0, Math.min(found.size(), CONSULTATIONS));
    }

    TrailLine getLastChange() {
        List<TrailLine> done = getTrail();
        return done.get(done.size() - 1);
    }

    private List<TrailLine> lines() {
        if (trail == null) {
            trail = item == null ? List.of() : items.trail(item.id(), say.locale());
        }
        return trail;
    }

    /** Place of the document shown, from 1. */
    public int getPiece() {
        int piece = (int) asked.number("piece");
        return Math.max(1, Math.min(item.documents().size(), piece));
    }

    /** The code that lets who wrote it see where it stands; null for what did not come from outside, or is void. */
    public String getFollowUpCode() {
        return item == null
                        || item.direction() != Direction.INCOMING
                        || item.state() == State.VOID
                        || portal.isTraining()
                ? null
                : followUp.code(item.id());
    }

    /** Whether something is still to be done with it. */
    public boolean isOpen() {
        return item.state() == State.REGISTERED || item.state() == State.IN_PROGRESS;
    }

    /** The document shown: the one asked for, or the first. */
    public MailItemView.AttachmentView getShown() {
        if (item == null || item.documents().isEmpty()) {
            return null;
        }
        return item.documents().get(getPiece() - 1);
    }

    public boolean may(String act) {
        return item != null && item.acts().contains(MailAct.valueOf(act));
    }

    /** Whether the person follows it. */
    public boolean isFollowed() {
        return item != null && following.follows(item.id());
    }

    public boolean isMine() {
        Access access = CurrentAccess.get();
        return item != null && item.assigneeId() != null && item.assigneeId().equals(access.account());
    }
}
