package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.LetterToFile;
import org.vaguemestre.refusal.Refused;

/** Has the document of a letter made by a worker, and kept. */
@Named
@Dependent
public class LetterMaker implements ItemProcessor {
    @Inject
    private ScanJob job;

    @Inject
    private LetterDocuments documents;

    @Override
    public LetterFound processItem(Object item) {
        LetterToFile letter = (LetterToFile) item;
        return job.during(() -> {
            try {
                return new LetterFound(letter, documents.make(letter), null);
            } catch (Refused refused) {
                return new LetterFound(letter, null, refused.refusal());
            }
        });
    }
}
