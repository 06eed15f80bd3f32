package org.vaguemestre.mail;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** This identifier was registered before: nothing is done again, and the number just drawn is given back by the rollback. */
@ApplicationException(rollback = true)
public class AlreadyRegistered extends RuntimeException {
    private final UUID item;

    AlreadyRegistered(UUID item) {
        super("Already registered: " + item, null, false, false);
        this.item = item;
    }

    public UUID item() {
        return item;
    }
}
