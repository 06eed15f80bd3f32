package org.vaguemestre.web.registration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;

/** An item and its document become known in one transaction, or not at all. */
@Dependent
public class HandRegistration {
    @Inject
    private Intake intake;

    @Inject
    private MailRoom mailRoom;

    /** @param answered the item it answers; null for none */
    @Transactional
    public UUID register(UUID id, Direction direction, Details details, List<Intake.Taken> documents, UUID answered) {
        documents.forEach(intake::describe);
        Registration registration = new Registration(
                id,
                direction,
                details,
                documents.stream()
                        .map(taken -> new Registration.Attachment(taken.kept().sha256(), taken.name()))
                        .toList());
        return answered == null
                ? mailRoom.register(registration)
                : mailRoom.registerTied(registration, answered, LinkKind.ANSWERS);
    }
}
