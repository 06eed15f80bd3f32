package org.vaguemestre.batch.scan;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.capture.ScanRun;
import org.vaguemestre.document.Inspection;
import org.vaguemestre.refusal.Refused;

/** Opens the files that were not opened yet; one that cannot be is rejected and the others go on. */
@Named
@Dependent
public class FileInspection extends AbstractBatchlet {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Inject
    private LetterDocuments documents;

    private volatile boolean stopping;

    @Override
    public String process() {
        return job.during(() -> {
            ScanRun run = job.run();
            for (ScanLedger.Unopened file : ledger.filesToInspect(run.batch())) {
                if (stopping) {
                    return "STOPPED";
                }
                inspect(run, file);
            }
            return "INSPECTED";
        });
    }

    private void inspect(ScanRun run, ScanLedger.Unopened file) {
        Inspection found;
        try {
            found = documents.inspect(file.sha256());
        } catch (Refused refused) {
            ledger.rejected(run, file.position(), refused.refusal());
            return;
        }
        ledger.inspected(run, file.position(), found);
    }

    @Override
    public void stop() {
        stopping = true;
    }
}
