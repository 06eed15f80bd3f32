package org.vaguemestre.batch.demonstration;

import jakarta.annotation.PostConstruct;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.file.Files;
import java.util.Properties;

/** Starts the job in a demonstration server; every part of it that was done before is left as it is. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemonstrationStart {
    @PostConstruct
    void start() {
        if (Boolean.getBoolean("vaguemestre.demonstration")
                && Files.exists(DemonstrationFolder.path().resolve("portal.json"))) {
            BatchRuntime.getJobOperator().start("demonstration", new Properties());
        }
    }
}
