package org.vaguemestre.web.sheet;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.ActDone;
import org.vaguemestre.mail.AskedAct;
import org.vaguemestre.mail.Following;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.NoteVisibility;
import org.vaguemestre.mail.Notes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Way;

/** The buttons of an item: each does one act of the mail room on the version the person saw, then leads on. */
@Named
@RequestScoped
public class Acts {
    @Inject
    private Asked asked;

    @Inject
    private ItemSheet sheet;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Notes notes;

    @Inject
    private Following following;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private UUID department;
    private UUID assignee;
    private String reason;
    private String note;
    private NoteVisibility visibility = NoteVisibility.EVERYONE;

    public void take() {
        undoable("done.taken", AskedAct.take(), false);
    }

    public void route() {
        undoable("done.routed", AskedAct.route(department, assignee), true);
    }

    public void assign() {
        undoable("done.assigned", AskedAct.assign(assignee), true);
    }

    public void giveBack() {
        undoable("done.returned", AskedAct.giveBack(), true);
    }

    public void close() {
        undoable("done.closed", AskedAct.close(reason), true);
    }

    public void voidItem() {
        act("done.voided", (id, version) -> mailRoom.voidItem(id, version, reason), true);
    }

    public void annotate() {
        UUID annotation = asked.id("annotation").orElseGet(Walled::newId);
        act("done.noted", (id, version) -> notes.add(id, annotation, visibility, note), false);
    }

    public void follow() {
        act("done.followed", (id, version) -> following.follow(id), false);
    }

    public void unfollow() {
        act("done.unfollowed", (id, version) -> following.leave(id), false);
    }

    /** An act that the next page proposes to take back. */
    private void undoable(String done, AskedAct asked, boolean leaves) {
        act(
                done,
                (id, version) -> {
                    ActDone left = mailRoom.perform(null, id, version, asked);
                    notices.undoable(List.of(CurrentAccess.get().slug() + "/" + id + "/" + left.version()));
                },
                leaves);
    }

    /** After an act that takes the item out of its basket, the following one comes in its place. */
    private void act(String done, BiConsumer<UUID, Long> act, boolean leaves) {
        MailItemView item = sheet.getItem();
        if (!notices.unlessRefused(() -> act.accept(item.id(), asked.number("version")))) {
            return;
        }
        notices.done(done, item.number());
        if (leaves && asked.text("basket").isPresent()) {
            way.againWith("item", asked.id("following").orElse(null));
        } else {
            way.again();
        }
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    public NoteVisibility[] getVisibilities() {
        return NoteVisibility.values();
    }

    public UUID getDepartment() {
        return department != null ? department : sheet.getItem().departmentId();
    }

    public void setDepartment(UUID department) {
        this.department = department;
    }

    public UUID getAssignee() {
        return assignee;
    }

    public void setAssignee(UUID assignee) {
        this.assignee = assignee;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    /** Identifier of a note to come: sent twice, it is one note. */
    public UUID getNewNote() {
        return Walled.newId();
    }

    public NoteVisibility getVisibility() {
        return visibility;
    }

    public void setVisibility(NoteVisibility visibility) {
        this.visibility = visibility;
    }
}
