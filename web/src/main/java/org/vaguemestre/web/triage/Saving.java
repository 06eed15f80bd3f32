package org.vaguemestre.web.triage;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.SavedBasketView;
import org.vaguemestre.mail.SavedBaskets;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** What one does with a list one wants to find again: saves it under a name, changes it, moves it, takes it away and puts it back. */
@Named
@RequestScoped
public class Saving {
    @Inject
    private SavedBaskets savedBaskets;

    @Inject
    private Structure structure;

    @Inject
    private ListHead head;

    @Inject
    private Asked asked;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private String name;
    private UUID sharedWith;

    public void save() {
        ListRequest list = head.asked();
        UUID id = notices.unlessRefused(
                () -> savedBaskets.save(name, sharedWith, list.basket(), list.order(), list.filter()), null);
        if (id != null) {
            notices.done("done.saved", name.strip());
            way.againWith(ListHead.SAVED, id);
        }
    }

    public void rename() {
        act("done.savedChanged", () -> savedBaskets.rename(id(), asked.number("version"), name, sharedWith));
    }

    /** The list as it is now takes the place of the one that was saved. */
    public void update() {
        ListRequest list = head.asked();
        act(
                "done.savedChanged",
                () -> savedBaskets.ask(id(), asked.number("version"), list.basket(), list.order(), list.filter()));
    }

    public void up() {
        act("done.savedMoved", () -> savedBaskets.move(id(), -1));
    }

    public void down() {
        act("done.savedMoved", () -> savedBaskets.move(id(), 1));
    }

    private void act(String done, Runnable act) {
        String said = name == null ? head.getTitle() : name.strip();
        if (notices.unlessRefused(act)) {
            notices.done(done, said);
            way.again();
        }
    }

    public void remove() {
        UUID id = id();
        String said = head.getTitle();
        if (notices.unlessRefused(() -> savedBaskets.remove(id))) {
            notices.done("done.savedRemoved", said);
            way.to(Screen.TRIAGE, "basket", head.asked().basket().slug(), ListHead.REMOVED, id);
        }
    }

    public void restore() {
        UUID id = asked.id(ListHead.REMOVED).orElseThrow();
        if (notices.unlessRefused(() -> savedBaskets.restore(id))) {
            SavedBasketView back = savedBaskets.find(id).orElseThrow();
            notices.done("done.savedRestored", back.name());
            way.to(Screen.TRIAGE, "basket", back.basket().slug());
        }
    }

    private UUID id() {
        return asked.id(ListHead.SAVED).orElseThrow();
    }

    /** Departments with which the person may share: their own. */
    public List<DepartmentView> getDepartments() {
        return structure.departments().stream()
                .filter(one -> CurrentAccess.get().departments().contains(one.id()))
                .toList();
    }

    public String getName() {
        return name != null
                ? name
                : head.getSaved() == null ? null : head.getSaved().name();
    }

    public void setName(String name) {
        this.name = name;
    }

    public UUID getSharedWith() {
        return sharedWith != null
                ? sharedWith
                : head.getSaved() == null ? null : head.getSaved().sharedWith();
    }

    public void setSharedWith(UUID sharedWith) {
        this.sharedWith = sharedWith;
    }
}
