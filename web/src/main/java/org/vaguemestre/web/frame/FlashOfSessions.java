package org.vaguemestre.web.frame;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.faces.context.FlashFactory;

/**
 * Of an application that may run on several nodes Faces opens a session with each page it draws, only to keep there a flash that no page of the
 * portal uses. Whoever has no session gets none by looking at a page.
 */
public class FlashOfSessions extends FlashFactory {
    public FlashOfSessions(FlashFactory wrapped) {
        super(wrapped);
    }

    @Override
    public Flash getFlash(boolean create) {
        if (FacesContext.getCurrentInstance().getExternalContext().getSession(false) == null) {
            throw new UnsupportedOperationException("No flash without a session");
        }
        return getWrapped().getFlash(create);
    }
}
