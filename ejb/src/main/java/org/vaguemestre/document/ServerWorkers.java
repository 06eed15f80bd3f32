package org.vaguemestre.document;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;

/** The workers of this server, wherever a {@link DocumentWorkers} is injected; made at the first document, ended with the application. */
@ApplicationScoped
public class ServerWorkers {
    private DocumentWorkers workers;

    @Produces
    synchronized DocumentWorkers workers() {
        if (workers == null) {
            Path temporary = Path.of(System.getProperty("vaguemestre.data", "data"), "incoming");
            workers = new DocumentWorkers(WorkerSettings.ofSystem(temporary));
        }
        return workers;
    }

    @PreDestroy
    synchronized void end() {
        if (workers != null) {
            workers.close();
        }
    }
}
