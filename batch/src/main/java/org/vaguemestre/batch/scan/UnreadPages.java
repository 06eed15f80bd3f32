package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.ScanLedger;

/** The pages still to be read; the ledger is the checkpoint. */
@Named
@Dependent
public class UnreadPages extends AbstractItemReader {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Override
    public ScanLedger.Unread readItem() {
        return job.during(() -> ledger.nextToRead(job.run()).orElse(null));
    }
}
