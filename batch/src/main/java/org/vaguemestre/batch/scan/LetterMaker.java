package org.vaguemestre.batch.scan;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.LetterToFile;
import org.vaguemestre.refusal.Refused;

/** Has the documents of letters made by the workers, and kept, while those before them are being registered. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterMaker {
    @Inject
    private LetterDocuments documents;

    @Asynchronous
    public Future<LetterFound> make(Access access, LetterToFile letter) {
        return new AsyncResult<>(CurrentAccess.during(access, () -> {
            try {
                return new LetterFound(letter, documents.make(letter), null);
            } catch (Refused refused) {
                return new LetterFound(letter, null, refused.refusal());
            }
        }));
    }
}
