package org.vaguemestre.web.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.Set;
import org.vaguemestre.access.Hints;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;

/** The hint of the screen being drawn ({@code hint.<screen>} in the bundle), until the person puts it away. */
@Named
@RequestScoped
public class Tip {
    /** Asked of the database once a session. */
    static final String PUT_AWAY = "vaguemestre.hints";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    @Inject
    private Hints hints;

    public boolean isShown() {
        return say.has("hint." + portal.getScreen()) && !putAway().contains(portal.getScreen());
    }

    public String getText() {
        return say.of("hint." + portal.getScreen());
    }

    /** The page one comes back to when the hint is put away without any script. */
    public String getHere() {
        String query = request.getQueryString();
        return portal.to(portal.getScreen()) + (query == null ? "" : "?" + query);
    }

    @SuppressWarnings("unchecked")
    private Set<String> putAway() {
        HttpSession session = request.getSession();
        Set<String> known = (Set<String>) session.getAttribute(PUT_AWAY);
        if (known == null) {
            known = hints.putAway();
            session.setAttribute(PUT_AWAY, new HashSet<>(known));
        }
        return known;
    }
}
