package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.DocumentView.Reading;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.refusal.Refused;

/** Has the workers read a document of an item, outside any transaction, then keeps what was read (used by {@link DocumentReading} only). */
@Stateless
public class DocumentReader {
    /** Pages of one document that may cost a worker its life or all its time; those after them are not read. */
    private static final int COSTLY = 3;

    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    @Inject
    private ReadTexts readTexts;

    /**
     * Reads what is still to be read and may be opened; a document that cannot be is kept with the reason, a broken page costs that page only.
     *
     * @param wanted the documents to be read now; another is left as it is
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void read(UUID item, String sha256, Predicate<DocumentView> wanted) {
        DocumentView document = documents.get(sha256);
        if (document.reading() != Reading.PENDING || !document.isCleared() || !wanted.test(document)) {
            return;
        }
        if (document.pages() == null) {
            readTexts.keep(item, sha256, List.of());
            return;
        }
        Path file = documents.file(sha256);
        Path folder = documents.derivatives(sha256);
        List<Documents.PageText> texts = new ArrayList<>();
        boolean read = false;
        Refused lastRefusal = null;
        int costly = 0;
        for (int page = 1; page <= document.pages(); page++) {
            if (costly == COSTLY) {
                texts.add(new Documents.PageText(page, "", 0f));
                continue;
            }
            try {
                PageReading reading = workers.get().readPage(file, page, folder);
                texts.add(new Documents.PageText(page, reading.text(), (float) reading.confidence()));
                read = true;
            } catch (Refused refused) {
                lastRefusal = refused;
                costly += DocumentWorkers.isCostly(refused.refusal()) ? 1 : 0;
                texts.add(new Documents.PageText(page, "", 0f));
            }
        }
        if (!read) {
            readTexts.unreadable(item, sha256, lastRefusal.refusal());
            return;
        }
        readTexts.keep(item, sha256, texts);
    }
}
