package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.refusal.Refused;

/** Has a page read by a worker. */
@Named
@Dependent
public class PageReader implements ItemProcessor {
    @Inject
    private ScanJob job;

    @Inject
    private LetterDocuments documents;

    @Override
    public PageFound processItem(Object item) {
        ScanLedger.Unread page = (ScanLedger.Unread) item;
        return job.during(() -> {
            try {
                return new PageFound(
                        page.ref(), documents.read(page.sha256(), page.ref().page(), page.turned()), null);
            } catch (Refused refused) {
                return new PageFound(page.ref(), null, refused.refusal());
            }
        });
    }
}
