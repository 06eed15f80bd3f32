package org.vaguemestre.web.scan;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.capture.GivenFile;
import org.vaguemestre.capture.NewBatch;
import org.vaguemestre.capture.ScanBatchPage;
import org.vaguemestre.capture.ScanBatchRow;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.capture.Source;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * Giving a batch, and the list of the latest ones. Asked: {@code after} (place in the list). The batch's identifier is given with the form:
 * sent twice, it is one batch.
 */
@Named("scanGiving")
@RequestScoped
public class ScanGiving {
    private static final int LINES = 25;
    private static final String FILES = "fichiers";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private ScanBatches batches;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Way way;

    private ScanBatchPage page;

    public void give() {
        notices.unlessRefused(() -> {
            List<GivenFile> files = new ArrayList<>();
            for (Part part : parts()) {
                if (FILES.equals(part.getName())
                        && part.getSubmittedFileName() != null
                        && !part.getSubmittedFileName().isBlank()) {
                    files.add(take(part));
                }
            }
            UUID batch = batches.give(new NewBatch(asked.id("lot-nouveau").orElse(null), null, Source.PORTAL, files));
            way.to(Screen.BATCH, "id", batch);
        });
    }

    private Iterable<Part> parts() {
        try {
            return request.getParts();
        } catch (IllegalStateException tooLarge) {
            throw new Refused(Refusal.UPLOAD_TOO_LARGE, 300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException notMultipart) {
            throw new Refused(Refusal.BATCH_EMPTY);
        }
    }

    private GivenFile take(Part part) {
        try (InputStream bytes = part.getInputStream()) {
            return batches.take(part.getSubmittedFileName(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public UUID getNewBatch() {
        return Walled.newId();
    }

    public List<ScanBatchRow> getRows() {
        return page().rows();
    }

    public boolean isSomeRunning() {
        return getRows().stream().anyMatch(ScanGiving::runs);
    }

    static boolean runs(ScanBatchRow row) {
        return switch (row.state()) {
            case RECEIVED, RUNNING -> true;
            default -> false;
        };
    }

    public String getNextAddress() {
        return page().next() == null ? null : portal.to(Screen.SCAN.address()) + "?after=" + page().next();
    }

    private ScanBatchPage page() {
        if (page == null) {
            page = batches.page(asked.text("after").orElse(null), LINES);
        }
        return page;
    }
}
