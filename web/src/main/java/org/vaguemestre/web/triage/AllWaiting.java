package org.vaguemestre.web.triage;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.mail.GatheredBaskets;
import org.vaguemestre.web.frame.Portal;

/** What waits for the person over all of their organisations, for the switch from one to another. */
@Named
@RequestScoped
public class AllWaiting {
    @Inject
    private GatheredBaskets gathered;

    @Inject
    private Portal portal;

    private Integer work;

    public boolean isSeveral() {
        return gathered.organisations(portal.getWho()).size() > 1;
    }

    /** What is the person's to do, in all. */
    public int getWork() {
        if (work == null) {
            work = gathered.waiting(portal.getWho()).stream()
                    .mapToInt(GatheredBaskets.Waiting::work)
                    .sum();
        }
        return work;
    }
}
