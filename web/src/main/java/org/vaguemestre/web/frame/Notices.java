package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    private static final String UNDO = "vaguemestre.undo";
    private static final String REFUSED = "vaguemestre.refused";

    @Inject
    private HttpServletRequest request;

    @Inject
    private Say say;

    private String taken;
    private String warning;
    private List<String> undo;
    private List<String> refusedBefore;

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

    /** Will be said on the next page: what was done, and why the rest was not. */
    public void outcome(String done, List<String> refused) {
        if (done != null) {
            request.getSession().setAttribute(DONE, done);
        }
        if (!refused.isEmpty()) {
            request.getSession().setAttribute(REFUSED, new ArrayList<>(refused));
        }
    }

    /** What the next page proposes to take back: {@code organisation/item/version}, the version being the one the act left. */
    public void undoable(List<String> done) {
        request.getSession().setAttribute(UNDO, new ArrayList<>(done));
    }

    /** What can be taken back; proposed once. */
    public List<String> getUndo() {
        if (undo == null) {
            undo = taken(UNDO);
        }
        return undo;
    }

    /** Why what was asked was not done. */
    public List<String> getRefusals() {
        if (refusedBefore == null) {
            refusedBefore = taken(REFUSED);
        }
        return Stream.concat(
                        refusedBefore.stream(),
                        FacesContext.getCurrentInstance().getMessageList().stream()
                                .peek(FacesMessage::rendered)
                                .map(FacesMessage::getSummary))
                .toList();
    }

    private List<String> taken(String name) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(name) instanceof List<?> kept)) {
            return List.of();
        }
        session.removeAttribute(name);
        return kept.stream().map(String.class::cast).toList();
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
