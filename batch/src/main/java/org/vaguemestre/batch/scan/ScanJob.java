package org.vaguemestre.batch.scan;

import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.ScanRun;

/** The batch a job works on, and in whose name: told to the job when it is started, asked by each of its steps. */
@Dependent
class ScanJob {
    private static final String NONE = "";

    @Inject
    private JobContext job;

    /** What a job must be told. */
    static Properties parameters(UUID organisation, String slug, ScanRun run) {
        Properties parameters = new Properties();
        parameters.setProperty("organisation", organisation.toString());
        parameters.setProperty("slug", slug);
        parameters.setProperty("batch", run.batch().toString());
        parameters.setProperty("runner", run.runner().toString());
        parameters.setProperty(
                "launcher", run.launcher() == null ? NONE : run.launcher().toString());
        parameters.setProperty("launcherName", run.launcherName());
        return parameters;
    }

    ScanRun run() {
        return new ScanRun(
                UUID.fromString(told("batch")), UUID.fromString(told("runner")), launcher(), told("launcherName"));
    }

    /** Does the work for the organisation of the batch, on behalf of the one who launched it. */
    <T> T during(Supplier<T> work) {
        return CurrentAccess.during(access(), work);
    }

    Access access() {
        return Access.application("numérisation", UUID.fromString(told("organisation")), told("slug"))
                .onBehalfOf(launcher(), told("launcherName"));
    }

    void during(Runnable work) {
        during(() -> {
            work.run();
            return null;
        });
    }

    private UUID launcher() {
        String launcher = job.getProperties().getProperty("launcher", NONE);
        return launcher.isEmpty() ? null : UUID.fromString(launcher);
    }

    private String told(String name) {
        return job.getProperties().getProperty(name);
    }
}
