package org.vaguemestre.batch.scan;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.ScanLedger;

/** Last step: every page has its outcome, the batch is done. */
@Named
@Dependent
public class LedgerBalance extends AbstractBatchlet {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Override
    public String process() {
        return job.during(() -> ledger.finish(job.run()).toString());
    }
}
