package org.vaguemestre.web.documents;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.vaguemestre.capture.LetterDesk;
import org.vaguemestre.refusal.Refused;

/** The picture of a page of a letter to qualify, set aside or not: {@code /o/<organisation>/page-de-pli/<item>/<place>}. */
@WebServlet("/in-organisation/page-de-pli/*")
public class LetterPageImage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient LetterDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = String.valueOf(request.getPathInfo()).substring(1).split("/");
        try {
            if (path.length != 2 || !path[1].matches("\\d{1,6}")) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            Path image = desk.preview(UUID.fromString(path[0]), Integer.parseInt(path[1]));
            if (image == null) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            response.setContentType("image/jpeg");
            response.setContentLengthLong(Files.size(image));
            Files.copy(image, response.getOutputStream());
        } catch (IllegalArgumentException notAnItem) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }
}
