package org.vaguemestre.signature;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.SignatureFinding;
import org.vaguemestre.mail.MailItems;

/**
 * What the signatures of a document are worth (<i>vérification des signatures</i>), against the authorities in {@code keys/trust.pem} of the data: those by
 * whom one signs oneself, and those whose signatures one accepts from others.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignatureReports {
    @Inject
    private MailItems items;

    @Inject
    private Documents documents;

    @Inject
    private SigningKeys keys;

    @Inject
    private Instance<DocumentWorkers> workers;

    /**
     * The signatures of a document that the caller may see, in their order; none for one that is not signed.
     *
     * @throws org.vaguemestre.refusal.Refused NOT_FOUND, DOCUMENT_DAMAGED
     */
    public List<SignatureFinding> of(String sha256) {
        DocumentView document = items.document(sha256);
        return document.signed() ? workers.get().signatures(documents.file(sha256), keys.authorities()) : List.of();
    }
}
