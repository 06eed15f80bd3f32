package org.vaguemestre.capture;

import jakarta.ejb.ApplicationException;
import java.util.UUID;

/** The batch was taken over by another runner: this one has nothing more to write. */
@ApplicationException(rollback = true)
public class RunLost extends RuntimeException {
    RunLost(UUID batch) {
        super("Taken over by another runner: " + batch, null, false, false);
    }
}
