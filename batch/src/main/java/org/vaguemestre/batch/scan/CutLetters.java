package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Iterator;
import org.vaguemestre.capture.LetterToFile;
import org.vaguemestre.capture.ScanLedger;

/** The letters cut out of the pages and not registered yet, in order; the ledger is the checkpoint. */
@Named
@Dependent
public class CutLetters extends AbstractItemReader {
    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    private Iterator<LetterToFile> letters;

    @Override
    public void open(Serializable checkpoint) {
        letters = job.during(() -> ledger.cut(job.run())).iterator();
    }

    @Override
    public LetterToFile readItem() {
        return letters.hasNext() ? letters.next() : null;
    }
}
