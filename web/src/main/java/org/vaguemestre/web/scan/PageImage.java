package org.vaguemestre.web.scan;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.vaguemestre.capture.PageRef;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.refusal.Refused;

/** The picture of a page of a batch: {@code /o/<organisation>/page-de-lot/<batch>/<file>-<page>}. */
@WebServlet("/in-organisation/page-de-lot/*")
public class PageImage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ScanBatches batches;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo().substring(1).split("/");
        try {
            Path image = batches.preview(UUID.fromString(path[0]), PageRef.of(path.length == 2 ? path[1] : null));
            response.setContentType("image/jpeg");
            response.setContentLengthLong(Files.size(image));
            Files.copy(image, response.getOutputStream());
        } catch (IllegalArgumentException notABatch) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }
}
