package org.vaguemestre.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.SignedIn;

/** Who acts, and for which organisation, in this request. */
public record Acting(SignedIn who, Access access) {
    static final String ATTRIBUTE = "vaguemestre.acting";

    public static Optional<Acting> in(HttpServletRequest request) {
        return Optional.ofNullable((Acting) request.getAttribute(ATTRIBUTE));
    }
}
