package org.vaguemestre.web.documents;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.organisation.Drafts;
import org.vaguemestre.organisation.IdentityContent;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The logo of the organisation acted for: {@code /o/<organisation>/logo/<sha256>}; no other document of it. Administrators see that of a draft too. */
@WebServlet("/in-organisation/logo/*")
public class Logo extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Documents documents;

    @Inject
    private transient Drafts drafts;

    @Inject
    private transient Organisations organisations;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String asked =
                    request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
            if (asked.isEmpty() || !shown(asked)) {
                throw new Refused(Refusal.NOT_FOUND);
            }
            DocumentView logo = documents.get(asked);
            response.setHeader("Cache-Control", "private, max-age=86400");
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
            response.setContentType(logo.mediaType());
            response.setContentLengthLong(logo.size());
            try (InputStream bytes = documents.bytes(logo.sha256())) {
                bytes.transferTo(response.getOutputStream());
            }
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }

    private boolean shown(String sha256) {
        boolean inForce = organisations
                .bySlug(CurrentAccess.get().slug())
                .filter(one -> sha256.equals(one.logo()))
                .isPresent();
        return inForce
                || CurrentAccess.get().has(Right.ORGANISATION_ADMINISTER)
                        && drafts.content(
                                        IdentityContent.class,
                                        CurrentAccess.get().organisation())
                                .filter(draft -> sha256.equals(draft.logo()))
                                .isPresent();
    }
}
