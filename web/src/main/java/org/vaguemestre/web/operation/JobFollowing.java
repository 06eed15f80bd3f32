package org.vaguemestre.web.operation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.document.AntivirusRunner;
import org.vaguemestre.operation.Jobs;
import org.vaguemestre.operation.ScanJob;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Way;

/** Following, stopping and restarting jobs, the antivirus, and the figures of the day. */
@Named("jobs")
@RequestScoped
public class JobFollowing {
    private static final int LINES = 100;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private Asked asked;

    @Inject
    private Jobs jobs;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private List<ScanJob> scans;
    private AntivirusRunner.State antivirus;

    @PostConstruct
    void look() {
        scans = jobs.scans(LINES);
        antivirus = jobs.antivirus();
    }

    public List<ScanJob> getScans() {
        return scans;
    }

    public AntivirusRunner.State getAntivirus() {
        return antivirus;
    }

    public boolean isSomeRunning() {
        return scans.stream().anyMatch(JobFollowing::runs);
    }

    public long getRunning() {
        return scans.stream().filter(JobFollowing::runs).count();
    }

    public long getStopped() {
        return scans.stream()
                .filter(job -> job.state() == BatchState.STOPPED || job.state() == BatchState.FAILED)
                .count();
    }

    public int getPagesToday() {
        return scans.stream()
                .filter(job -> job.receivedAt().atZone(PARIS).toLocalDate().equals(say.today()))
                .mapToInt(job -> job.pages().given())
                .sum();
    }

    public int getToReview() {
        return scans.stream().mapToInt(job -> job.pages().quarantined()).sum();
    }

    /** Whether its job runs or will by itself. */
    public static boolean runs(ScanJob job) {
        return job.state() == BatchState.RECEIVED || job.state() == BatchState.RUNNING;
    }

    public void stop() {
        act("done.stopping", () -> jobs.stop(organisation(), batch()));
    }

    public void restart() {
        act("done.restarted", () -> jobs.restart(organisation(), batch()));
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, "");
            way.again();
        }
    }

    private UUID organisation() {
        return asked.id("organisation").orElse(new UUID(0, 0));
    }

    private UUID batch() {
        return asked.id("batch").orElse(new UUID(0, 0));
    }
}
