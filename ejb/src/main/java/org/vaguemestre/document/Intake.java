package org.vaguemestre.document;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.InputStream;
import org.vaguemestre.refusal.Refused;

/**
 * Taking in a document that a person or a program gives (<i>dépôt</i>): its bytes are made durable, then opened by a worker that says what they
 * are, and only then, in the transaction of whatever it belongs to, it becomes a document of the organisation.
 */
@Stateless
public class Intake {
    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    /**
     * A document whose bytes are durable and known to be sound.
     *
     * @param name under which it is shown
     */
    public record Taken(String name, Documents.Kept kept, Inspection inspection) {}

    /**
     * Takes in bytes, outside any transaction.
     *
     * @param name as it was given
     * @throws Refused FILE_NAME_REFUSED, or why the bytes cannot be taken: as {@link Documents#keep} and {@link DocumentWorkers#inspect}
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Taken take(String name, InputStream bytes) {
        String accepted = FileName.accepted(name);
        Documents.Kept kept = documents.keep(bytes);
        return new Taken(accepted, kept, workers.get().inspect(documents.file(kept.sha256())));
    }

    /** Makes it a document of the organisation acted for; joins the transaction of what it belongs to. */
    public DocumentView describe(Taken taken) {
        Inspection found = taken.inspection();
        return documents.describe(taken.kept(), found.mediaType(), found.pages(), found.signed(), null);
    }
}
