package org.vaguemestre.web.scan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vaguemestre.capture.LedgerPage;
import org.vaguemestre.capture.PageOutcome;
import org.vaguemestre.capture.PageRef;
import org.vaguemestre.capture.QuarantineDesk;
import org.vaguemestre.capture.ScanBatchRow;
import org.vaguemestre.capture.ScanBatchView;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.QuarantinedDocument;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The quarantine desk. Asked: {@code lot} (without it, the batches that wait for someone), {@code tout} (all pages, not only those that wait). */
@Named
@RequestScoped
public class Desk {
    private static final int BATCHES = 100;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private ScanBatches batches;

    @Inject
    private QuarantineDesk desk;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private MailItems items;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private ScanBatchView batch;
    private List<LedgerPage> pages = List.of();
    private UUID department;
    private UUID mailType;

    @PostConstruct
    void look() {
        UUID id = asked.id("lot").orElse(null);
        if (id != null) {
            batch = batches.get(id);
            pages = batches.pages(id);
        }
    }

    /** Batches with pages in quarantine, among the latest. */
    public List<ScanBatchRow> getWaiting() {
        return batches.page(null, BATCHES).rows().stream()
                .filter(row -> row.pages().quarantined() > 0)
                .toList();
    }

    /** What the antivirus keeps there, of the mail that the person sees. */
    public List<QuarantinedDocument> getInfected() {
        return items.quarantined();
    }

    public ScanBatchView getBatch() {
        return batch;
    }

    public boolean isEverything() {
        return asked.text("tout").isPresent();
    }

    public List<LedgerPage> getPages() {
        return isEverything()
                ? pages
                : pages.stream()
                        .filter(page -> page.outcome() == PageOutcome.QUARANTINED)
                        .toList();
    }

    public String reason(LedgerPage page) {
        return page.refusal() == null
                ? null
                : page.refusal()
                        .sentence(
                                FacesContext.getCurrentInstance().getViewRoot().getLocale(), page.refusedAbout());
    }

    public void fileAsLetter() {
        act("done.filed", chosen -> desk.fileAsLetter(batch.id(), chosen));
    }

    public void keep() {
        act("done.kept", chosen -> desk.keep(batch.id(), chosen));
    }

    public void discard() {
        act("done.discarded", chosen -> desk.discard(batch.id(), chosen));
    }

    public void startLetter() {
        act("done.started", chosen -> chosen.forEach(page -> desk.startLetter(batch.id(), page)));
    }

    public void continueLetter() {
        act("done.continued", chosen -> chosen.forEach(page -> desk.continueLetter(batch.id(), page)));
    }

    public void turn() {
        act("done.turned", chosen -> chosen.forEach(page -> desk.turn(batch.id(), page, 90)));
    }

    public void declareSeparator() {
        act(
                "done.separator",
                chosen -> chosen.forEach(page -> desk.declareSeparator(batch.id(), page, department, mailType)));
    }

    /** Pages dropped elsewhere, or moved by keys: before the page named, or to the end. */
    public void moveThere() {
        PageRef before = asked.text("before").map(PageRef::of).orElse(null);
        act("done.moved", chosen -> chosen.forEach(page -> desk.move(batch.id(), page, before)));
    }

    public void moveUp() {
        act("done.moved", chosen -> desk.move(batch.id(), chosen.get(0), neighbour(chosen.get(0), -1)));
    }

    public void moveDown() {
        act("done.moved", chosen -> desk.move(batch.id(), chosen.get(0), neighbour(chosen.get(0), 2)));
    }

    public void resume() {
        if (notices.unlessRefused(() -> desk.resume(batch.id()))) {
            notices.done("done.resumed", batch.name());
            way.to(Screen.BATCH, "id", batch.id());
        }
    }

    /** The page so many places after this one; null past the end. */
    private PageRef neighbour(PageRef page, int places) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).ref().equals(page)) {
                int place = Math.max(0, i + places);
                return place < pages.size() ? pages.get(place).ref() : null;
            }
        }
        throw new Refused(Refusal.NOT_FOUND);
    }

    private void act(String done, Consumer<List<PageRef>> act) {
        String[] written = request.getParameterValues("page");
        if (notices.unlessRefused(() -> {
            if (written == null) {
                throw new Refused(Refusal.FIELD_MISSING, "page");
            }
            act.accept(Stream.of(written).map(PageRef::of).toList());
        })) {
            notices.done(done, written.length);
            way.again();
        }
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    public List<MailTypeView> getTypes() {
        return types.all();
    }

    public UUID getDepartment() {
        return department;
    }

    public void setDepartment(UUID department) {
        this.department = department;
    }

    public UUID getMailType() {
        return mailType;
    }

    public void setMailType(UUID mailType) {
        this.mailType = mailType;
    }
}
