package org.vaguemestre.web.sheet;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.MailAct;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.TrailLine;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.registration.ItemForm;

/**
 * One detail of an item changed where it stands, saved alone. What others change of the other details meanwhile does not matter; of this very
 * one it is told, and what was typed is kept.
 */
@Named
@RequestScoped
public class Edit {
    @Inject
    private Asked asked;

    @Inject
    private ItemSheet sheet;

    @Inject
    private ItemForm form;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private String copy;
    private String open;
    private boolean met;

    @PostConstruct
    void look() {
        if (portal.at(Screen.ITEM.address()) && sheet.getItem() != null) {
            form.fill(sheet.getItem());
        }
    }

    /** Whether the person may change details here. */
    public boolean isPossible() {
        return portal.at(Screen.ITEM.address()) && sheet.may(MailAct.CORRECT.name());
    }

    /** Whether the editor of this detail stays open: it was refused. */
    public boolean open(String field) {
        return field.equals(open);
    }

    /** Whether someone else changed this detail meanwhile. */
    public boolean met(String field) {
        return met && open(field);
    }

    public void save() {
        String field = asked.text("champ").filter(form.getSaved()::contains).orElseThrow();
        MailItemView item = sheet.getItem();
        open = field;
        boolean changedMeanwhile = !asked.text("was").orElse("").equals(form.was(field));
        if (form.typed(field).equals(form.was(field))) {
            way.again();
        } else if (changedMeanwhile) {
            met = true;
            TrailLine last = sheet.getLastChange();
            notices.refuse(null, new Refused(Refusal.CHANGED_MEANWHILE, last.who(), last.sentence()));
        } else if (notices.unlessRefused(() -> mailRoom.correct(item.id(), item.version(), form.details()))) {
            notices.done("done.edited", item.number());
            way.again();
        }
    }

    /** Adds the department or person chosen. */
    public void addCopy() {
        if (copy != null) {
            List<Details.Copy> informed = informed();
            informed.add(of(copy));
            inform(informed);
        }
    }

    public void removeCopy(MailItemView.CopyView gone) {
        List<Details.Copy> informed = informed();
        informed.remove(new Details.Copy(gone.department(), gone.account()));
        inform(informed);
    }

    private void inform(List<Details.Copy> informed) {
        MailItemView item = sheet.getItem();
        form.setCopiesTo(informed.stream().distinct().toList());
        if (notices.unlessRefused(() -> mailRoom.correct(item.id(), item.version(), form.details()))) {
            notices.done("done.edited", item.number());
            way.again();
        }
    }

    private List<Details.Copy> informed() {
        return new ArrayList<>(sheet.getItem().copies().stream()
                .map(known -> new Details.Copy(known.department(), known.account()))
                .toList());
    }

    private static Details.Copy of(String token) {
        UUID id = UUID.fromString(token.substring(2));
        return token.startsWith("d:") ? new Details.Copy(id, null) : new Details.Copy(null, id);
    }

    /** Departments and people not informed yet. */
    public List<SelectItem> getInformable() {
        List<Details.Copy> informed = informed();
        SelectItem[] departments = structure.departments().stream()
                .filter(department -> !informed.contains(new Details.Copy(department.id(), null)))
                .map(department -> new SelectItem("d:" + department.id(), department.name()))
                .toArray(SelectItem[]::new);
        SelectItem[] agents = structure.agents().stream()
                .filter(agent -> !informed.contains(new Details.Copy(null, agent.account())))
                .map(agent -> new SelectItem("a:" + agent.account(), agent.name() + " — " + agent.quality()))
                .toArray(SelectItem[]::new);
        return List.of(
                new SelectItemGroup(say.of("edit.copies.departments"), null, false, departments),
                new SelectItemGroup(say.of("edit.copies.agents"), null, false, agents));
    }

    public String getCopy() {
        return copy;
    }

    public void setCopy(String copy) {
        this.copy = copy;
    }
}
