package org.vaguemestre.web.sheet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;

/** A document becomes known and one of an item's in one transaction, or not at all. */
@Dependent
public class AddedPiece {
    @Inject
    private Intake intake;

    @Inject
    private MailRoom mailRoom;

    @Transactional
    public void add(UUID item, Intake.Taken taken) {
        intake.describe(taken);
        mailRoom.addDocument(item, new Registration.Attachment(taken.kept().sha256(), taken.name()));
    }
}
