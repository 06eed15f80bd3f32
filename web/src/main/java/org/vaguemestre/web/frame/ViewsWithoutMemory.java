package org.vaguemestre.web.frame;

import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PostConstructViewMapEvent;
import jakarta.faces.event.SystemEvent;

/**
 * No page of the portal is remembered between two requests, so none needs a session for the map of its view, where PrimeFaces lays the page's
 * nonce: Faces opens one when it is told that there is such a map, and is not told. Whoever looks at a public page stays without a session.
 */
public class ViewsWithoutMemory extends ApplicationFactory {
    private Application application;

    public ViewsWithoutMemory(ApplicationFactory wrapped) {
        super(wrapped);
    }

    @Override
    public synchronized Application getApplication() {
        if (application == null) {
            application = new Untold(getWrapped().getApplication());
        }
        return application;
    }

    @Override
    public synchronized void setApplication(Application other) {
        getWrapped().setApplication(other);
        application = null;
    }

    private static final class Untold extends ApplicationWrapper {
        Untold(Application wrapped) {
            super(wrapped);
        }

        @Override
        public void publishEvent(
                FacesContext context, Class<? extends SystemEvent> event, Class<?> sourceType, Object source) {
            if (event != PostConstructViewMapEvent.class) {
                super.publishEvent(context, event, sourceType, source);
            }
        }
    }
}
