package org.vaguemestre.circuit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.vaguemestre.mail.ItemMoved;
import org.vaguemestre.organisation.DelegationChanged;

/** What happens to an item happens to its circuit, in the same transaction: it begins with the qualification, and looks again at whom it asks. */
@ApplicationScoped
class CircuitFollowing {
    @Inject
    private Circuits circuits;

    void moved(@Observes ItemMoved moved) {
        circuits.moved(moved.item(), moved.qualified());
    }

    void delegated(@Observes DelegationChanged changed) {
        circuits.awaitAnew(changed.from());
    }
}
