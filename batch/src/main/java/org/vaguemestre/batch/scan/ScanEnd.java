package org.vaguemestre.batch.scan;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.ScanLedger;

/** When the job ends: what becomes of a batch it did not bring to its end, and this server has a hand free for another. */
@Named
@Dependent
public class ScanEnd extends AbstractJobListener {
    @Inject
    private JobContext context;

    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Inject
    private ScanRunner runner;

    @Override
    public void afterJob() {
        BatchStatus status = context.getBatchStatus();
        boolean stopped = status == BatchStatus.STOPPING || status == BatchStatus.STOPPED;
        try {
            job.during(() -> {
                if (stopped) {
                    ledger.stopped(job.run());
                } else {
                    ledger.failed(job.run(), "scan " + context.getExecutionId());
                }
            });
        } finally {
            runner.ended(job.run().runner());
        }
    }
}
