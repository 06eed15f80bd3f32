package org.vaguemestre.web.correspondents;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.correspondent.CorrespondentImports;
import org.vaguemestre.correspondent.Field;
import org.vaguemestre.correspondent.ImportView;
import org.vaguemestre.correspondent.ImportView.Outcome;
import org.vaguemestre.correspondent.ImportView.State;
import org.vaguemestre.correspondent.Particulars;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * Correspondents from a file: given, looked at line by line, started, followed. Asked: {@code id} (one import), {@code lignes} (what becomes of them),
 * {@code after} (number of a line).
 */
@Named("importing")
@RequestScoped
public class Importing {
    private static final int LINES = 50;
    private static final int LATEST = 10;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private CorrespondentImports imports;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Way way;

    private ImportView current;
    private ImportView.Page page;

    public void give() {
        UUID id = notices.unlessRefused(this::read, null);
        if (id != null) {
            way.to(Screen.IMPORT, "id", id);
        }
    }

    private UUID read() {
        try {
            Part file = request.getPart("fichier");
            if (file == null || file.getSize() == 0) {
                throw new Refused(Refusal.DOCUMENT_EMPTY);
            }
            return imports.read(file.getSubmittedFileName(), file.getSize(), file::getInputStream);
        } catch (IllegalStateException tooLarge) {
            throw new Refused(
                    Refusal.IMPORT_TOO_LONG, CorrespondentImports.MOST_LINES, CorrespondentImports.MOST_MEGABYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException notMultipart) {
            throw new Refused(Refusal.DOCUMENT_EMPTY);
        }
    }

    public void start() {
        UUID id = getCurrent().id();
        if (notices.unlessRefused(() -> imports.start(id))) {
            way.to(Screen.IMPORT, "id", id);
        }
    }

    public void drop() {
        UUID id = getCurrent().id();
        if (notices.unlessRefused(() -> imports.drop(id))) {
            notices.done("done.importDropped", "");
            way.to(Screen.IMPORT);
        }
    }

    /** The one asked for; null for none. */
    public ImportView getCurrent() {
        if (current == null) {
            current = asked.id("id").map(imports::get).orElse(null);
        }
        return current;
    }

    public List<ImportView> getLatest() {
        return imports.latest(LATEST);
    }

    public boolean isRunning() {
        return getCurrent() != null && getCurrent().state() == State.RUNNING;
    }

    public boolean isStartable() {
        return getCurrent().state() == State.READ && getCurrent().toDo() > 0;
    }

    public boolean isDroppable() {
        return getCurrent().state() == State.READ;
    }

    public Outcome getOutcome() {
        return asked.constant(Outcome.class, "lignes").orElse(null);
    }

    public Outcome[] getOutcomes() {
        return Outcome.values();
    }

    public List<ImportView.Line> getLines() {
        return page().lines();
    }

    /** Name as the line says it. */
    public String name(ImportView.Line line) {
        return line.said().isEmpty() ? null : Particulars.of(line.said()).displayName();
    }

    public String place(ImportView.Line line) {
        return line.said().isEmpty() ? null : CorrespondentList.place(Particulars.of(line.said()));
    }

    public String reference(ImportView.Line line) {
        return line.said().get(Field.REFERENCE);
    }

    public String narrowedTo(Outcome outcome) {
        return portal.to(Screen.IMPORT.address()) + "?id=" + getCurrent().id()
                + (outcome == null ? "" : "&lignes=" + outcome);
    }

    public String getNextAddress() {
        return page().next() == null ? null : narrowedTo(getOutcome()) + "&after=" + page().next();
    }

    private ImportView.Page page() {
        if (page == null) {
            page = imports.lines(getCurrent().id(), getOutcome(), (int) asked.number("after"), LINES);
        }
        return page;
    }
}
