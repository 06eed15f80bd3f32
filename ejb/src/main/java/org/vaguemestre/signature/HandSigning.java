package org.vaguemestre.signature;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.capture.ReturnCode;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.reply.Letter;

/** Makes the letters of an answer ready to be signed on paper. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HandSigning {
    @Inject
    private HandSignatures signatures;

    @Inject
    private Intake intake;

    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    /**
     * Each letter that is still to be signed gets its code, once; what was printed before and still is the letter stays.
     *
     * @throws org.vaguemestre.refusal.Refused NOT_FOUND, TASK_OVER, TASK_NOT_YOURS, REPLY_NOT_FINISHED
     */
    public void print(UUID item) {
        for (Letter letter : signatures.prepare(item)) {
            ReturnCode code = new ReturnCode(Walled.newId());
            String name = letter.number() == null ? "Lettre à signer" : letter.number();
            Intake.Taken marked = intake.make(name + ".pdf", out -> workers.get()
                    .mark(documents.file(letter.finalSha256()), code.content(), name, out));
            signatures.printed(item, code, letter, marked);
        }
    }
}
