package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.capture.ScanRun;

/** Enters what was found into the page ledger. */
@Named
@Dependent
public class PageLedger extends AbstractItemWriter {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Override
    public void writeItems(List<Object> items) {
        job.during(() -> {
            ScanRun run = job.run();
            for (Object item : items) {
                PageFound found = (PageFound) item;
                if (found.refusal() == null) {
                    ledger.pageRead(run, found.ref(), found.reading());
                } else {
                    ledger.pageRefused(run, found.ref(), found.refusal());
                }
            }
        });
    }
}
