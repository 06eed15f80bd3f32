package org.vaguemestre.batch.scan;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.vaguemestre.capture.WatchedFolders;

/** Looks into the watched folders every few seconds. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboxWatch {
    @Inject
    private WatchedFolders folders;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void look() {
        folders.look();
    }
}
