package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.function.Supplier;
import org.vaguemestre.refusal.Refused;

/**
 * What a page says after an act: done, on the page one is led to; refused, with its code and what to do, on the page where everything typed
 * still stands.
 */
@Named
@RequestScoped
public class Notices {
    private static final String DONE = "vaguemestre.done";
    /** Key of a sentence that warns, said once on the next page. */
    static final String WARNED = "vaguemestre.warned";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Say say;

    private String taken;
    private String warning;

    /** Does the act; a refusal is told on the page and answered by false. */
    public boolean unlessRefused(Runnable act) {
        return unlessRefused(
                () -> {
                    act.run();
                    return true;
                },
                false);
    }

    public <T> T unlessRefused(Supplier<T> act, T otherwise) {
        try {
            return act.get();
        } catch (Refused refused) {
            refuse(null, refused);
            return otherwise;
        }
    }

    /** Tells a refusal, beside the field it is about where there is one. */
    public void refuse(String field, Refused refused) {
        FacesContext context = FacesContext.getCurrentInstance();
        String sentence = refused.sentence(context.getViewRoot().getLocale());
        context.addMessage(
                field,
                new FacesMessage(
                        FacesMessage.SEVERITY_ERROR,
                        sentence,
                        sentence + " (" + refused.refusal().code() + ")"));
        context.validationFailed();
    }

    /** Will be said on the next page. */
    public void done(String key, Object argument) {
        request.getSession().setAttribute(DONE, say.with(key, argument));
    }

    /** Why what was asked was not done. */
    public List<String> getRefusals() {
        return FacesContext.getCurrentInstance().getMessageList().stream()
                .peek(FacesMessage::rendered)
                .map(FacesMessage::getSummary)
                .toList();
    }

    /** Said once. */
    public String getWarning() {
        if (warning == null) {
            HttpSession session = request.getSession(false);
            warning = "";
            if (session != null && session.getAttribute(WARNED) instanceof String key) {
                session.removeAttribute(WARNED);
                warning = say.of(key);
            }
        }
        return warning;
    }

    /** Said once. */
    public String getDone() {
        if (taken == null) {
            HttpSession session = request.getSession(false);
            taken = "";
            if (session != null && session.getAttribute(DONE) instanceof String said) {
                session.removeAttribute(DONE);
                taken = said;
            }
        }
        return taken;
    }
}
