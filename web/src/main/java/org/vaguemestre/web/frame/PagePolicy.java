package org.vaguemestre.web.frame;

import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * Every answer has one content security policy. It begins with the server's, which allows nothing (configure.cli); to a page PrimeFaces adds
 * its own, with the nonce of that page, and only this last one counts. An error page may even be the second page of its answer.
 */
public class PagePolicy implements PhaseListener {
    private static final long serialVersionUID = 1L;
    static final String HEADER = "Content-Security-Policy";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        HttpServletResponse response = (HttpServletResponse)
                event.getFacesContext().getExternalContext().getResponse();
        List<String> policies = List.copyOf(response.getHeaders(HEADER));
        response.setHeader(HEADER, policies.get(policies.size() - 1));
    }
}
