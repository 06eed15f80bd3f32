package org.vaguemestre.web.qualification;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.MailAct;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.registration.ItemForm;
import org.vaguemestre.web.sheet.ItemSheet;

/**
 * The next letter to qualify, its document beside its form. Asked: {@code item} (that letter and no other: also to correct one already
 * qualified), {@code after} (letters before this place were put aside for now), {@code avant} (the one before), {@code suite} (after a
 * correction, go on with the next letter).
 */
@Named
@RequestScoped
public class Qualification {
    @Inject
    private Asked asked;

    @Inject
    private Baskets baskets;

    @Inject
    private ItemSheet sheet;

    @Inject
    private ItemForm form;

    @Inject
    private Read read;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    @Inject
    private Portal portal;

    private String next;

    @PostConstruct
    void look() {
        UUID item = asked.id("item").orElseGet(this::nextInBasket);
        // A form is about the letter it was shown with, even when an older one has come into the basket since
        item = asked.id("of").orElse(item);
        sheet.show(item);
        if (item != null) {
            form.fill(sheet.getItem());
            if (!isCorrecting()) {
                form.propose(read.of(item));
            }
        }
    }

    private UUID nextInBasket() {
        MailPage page = baskets.page(
                Basket.TO_QUALIFY, MailFilter.NONE, asked.text("after").orElse(null), 1);
        next = page.next();
        return page.rows().isEmpty() ? null : page.rows().get(0).id();
    }

    /** Whether the letter's pages can be put right. */
    public boolean isArrangeable() {
        return getItem() != null
                && getItem().acts().contains(MailAct.ARRANGE)
                && !getItem().documents().isEmpty();
    }

    /** The letter before this one, to look at it again; null at the beginning. */
    public String getPreviousAddress() {
        return asked.id("avant")
                .map(id -> portal.to("qualification") + "?suite=1&item=" + id)
                .orElse(null);
    }

    public MailItemView getItem() {
        return sheet.getItem();
    }

    /** The item was qualified before and is being corrected. */
    public boolean isCorrecting() {
        return getItem() != null
                && !getItem().acts().contains(MailAct.QUALIFY)
                && getItem().acts().contains(MailAct.CORRECT);
    }

    public boolean isPossible() {
        return getItem() != null
                && (getItem().acts().contains(MailAct.QUALIFY)
                        || getItem().acts().contains(MailAct.CORRECT));
    }

    /** Letters that wait, this one included. */
    public int getWaiting() {
        return portal.waiting(Basket.TO_QUALIFY);
    }

    /** The letter after this one, which stays in the basket; null when this is the last. */
    public String getAsideAddress() {
        return next == null
                ? null
                : portal.to("qualification") + "?after=" + next + "&avant="
                        + getItem().id();
    }

    /** Some letters were put aside before the end of the basket was reached. */
    public boolean isAfterSome() {
        return asked.text("after").isPresent();
    }

    /** Saves and opens the next letter; a correction leads back to the item's sheet. */
    public void save() {
        MailItemView item = getItem();
        long version = asked.number("version");
        form.getSaved().stream()
                .filter(field ->
                        asked.text("choix-" + field).filter("theirs"::equals).isPresent())
                .forEach(form::takeSaved);
        try {
            Details details = form.details();
            if (isCorrecting()) {
                mailRoom.correct(item.id(), version, details);
                notices.done("done.corrected", item.number());
                if (asked.text("suite").isPresent()) {
                    way.to(Screen.QUALIFICATION);
                } else {
                    way.to(Screen.ITEM, "id", item.id());
                }
            } else {
                mailRoom.qualify(item.id(), version, details);
                notices.done("done.qualified", item.number());
                way.to(Screen.QUALIFICATION, "after", asked.text("after").orElse(null), "avant", item.id());
            }
        } catch (Refused refused) {
            if (refused.refusal() == Refusal.CHANGED_MEANWHILE) {
                form.meet(asked.text("was").orElse(null));
            }
            notices.refuse(null, refused);
        }
    }
}
