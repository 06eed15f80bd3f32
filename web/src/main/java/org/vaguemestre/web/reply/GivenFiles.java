package org.vaguemestre.web.reply;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The file that a form carries. */
@RequestScoped
class GivenFiles {
    private static final int LARGEST = 300;

    @Inject
    private HttpServletRequest request;

    /** What is done with a file. */
    interface Taking<T> {
        T take(String name, InputStream bytes);
    }

    /** Whether one was chosen. */
    boolean given(String field) {
        try {
            Part part = request.getPart(field);
            return part != null && part.getSize() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException | IllegalStateException notReceived) {
            throw new Refused(Refusal.UPLOAD_TOO_LARGE, LARGEST);
        }
    }

    /** @throws Refused FIELD_MISSING, UPLOAD_TOO_LARGE, or what is said of the file */
    <T> T taken(String field, Taking<T> taking) {
        if (!given(field)) {
            throw new Refused(Refusal.FIELD_MISSING, "fichier");
        }
        try {
            Part part = request.getPart(field);
            try (InputStream bytes = part.getInputStream()) {
                return taking.take(part.getSubmittedFileName(), bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Refused(Refusal.UPLOAD_TOO_LARGE, LARGEST);
        }
    }
}
