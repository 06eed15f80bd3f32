package org.vaguemestre.dispatch;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.document.LetterPage;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Makes one PDF of several letters of the print queue, to be printed in one go (<i>tirage</i>). It is a copy: what is kept and proven is each letter. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Printing {
    @Inject
    private PrintQueue queue;

    @Inject
    private Intake intake;

    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    /**
     * The letters one after the other, in the order of the queue; those that were signed by hand are on paper already.
     *
     * @throws Refused RIGHT_MISSING; NOTHING_CHOSEN for none that waits
     */
    public byte[] pdf(Collection<UUID> dispatches) {
        List<LetterPage> pages = new ArrayList<>();
        for (PrintQueue.Waiting waiting : queue.waiting()) {
            if (dispatches.contains(waiting.dispatch()) && !waiting.byHand()) {
                DocumentView document = documents.get(waiting.sha256());
                Path file = documents.file(waiting.sha256());
                for (int page = 1; page <= document.pages(); page++) {
                    pages.add(new LetterPage(file, page, null, null));
                }
            }
        }
        if (pages.isEmpty()) {
            throw new Refused(Refusal.NOTHING_CHOSEN);
        }
        return intake.aside(out -> {
            workers.get().assemble(pages, out);
            try {
                return Files.readAllBytes(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
