package org.vaguemestre.web.documents;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Range;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A document of an item the person may see: {@code /o/<organisation>/document/<sha256>}. Like the pages it is kept by no
 * browser: several people may sit at one desk. Of a large one the browser asks the parts it shows.
 */
@WebServlet("/in-organisation/document/*")
public class DocumentBytes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient MailItems items;

    @Inject
    private transient Documents documents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = request.getPathInfo().substring(1).split("/");
        DocumentView document = items.document(path[0]);
        if (path.length == 3 && path[1].equals("pages") && path[2].matches("\\d{1,6}")) {
            page(document, path[2], response);
            return;
        }
        /* Whatever the bytes are, they do nothing in the portal's name. */
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        boolean shown = document.mediaType().equals("application/pdf")
                || document.mediaType().startsWith("image/");
        boolean download = request.getParameter("telecharger") != null || !shown;
        response.setHeader("Accept-Ranges", "bytes");
        Range range = Range.of(request.getHeader("Range"), document.size());
        if (range == Range.NONE) {
            response.setHeader("Content-Range", "bytes */" + document.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        if (range.partial()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", range.of(document.size()));
        }
        response.setContentType(document.mediaType());
        response.setContentLengthLong(range.length());
        response.setHeader("Content-Disposition", download ? "attachment" : "inline");
        try (InputStream bytes = documents.bytes(document.sha256())) {
            range.copy(bytes, response.getOutputStream());
        }
    }

    /** The image of a page, where one was made. */
    private void page(DocumentView document, String n, HttpServletResponse response) throws IOException {
        Path image = documents.derivatives(document.sha256()).resolve("page-" + n + ".jpg");
        if (!Files.isRegularFile(image)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        response.setContentType("image/jpeg");
        response.setContentLengthLong(Files.size(image));
        Files.copy(image, response.getOutputStream());
    }
}
