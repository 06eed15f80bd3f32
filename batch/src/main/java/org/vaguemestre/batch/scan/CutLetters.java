package org.vaguemestre.batch.scan;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.vaguemestre.capture.LetterToFile;
import org.vaguemestre.capture.ScanLedger;

/**
 * The letters cut out of the pages and not registered yet, in order, each with its document; those of the next letters are made meanwhile, one a
 * core. The ledger is the checkpoint.
 */
@Named
@Dependent
public class CutLetters extends AbstractItemReader {
    private static final int AHEAD = Runtime.getRuntime().availableProcessors() + 1;

    @Inject
    private ScanJob job;

    @Inject
    private ScanLedger ledger;

    @Inject
    private LetterMaker maker;

    private final Deque<Future<LetterFound>> beingMade = new ArrayDeque<>();
    private Iterator<LetterToFile> letters;

    @Override
    public void open(Serializable checkpoint) {
        letters = job.during(() -> ledger.cut(job.run())).iterator();
    }

    @Override
    public LetterFound readItem() throws InterruptedException, ExecutionException {
        while (letters.hasNext() && beingMade.size() < AHEAD) {
            beingMade.add(maker.make(job.access(), letters.next()));
        }
        return beingMade.isEmpty() ? null : beingMade.remove().get();
    }
}
