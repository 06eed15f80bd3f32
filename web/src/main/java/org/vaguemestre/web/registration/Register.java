package org.vaguemestre.web.registration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.AlreadyRegistered;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * Registering a paper or a file by hand. The item's identifier is given when the form is shown: the same form sent twice registers once.
 */
@Named
@RequestScoped
public class Register {
    private static final String FILE = "fichier";
    private static final int SUBJECT_LENGTH = 500;

    @Inject
    private Asked asked;

    @Inject
    private ItemForm form;

    @Inject
    private HttpServletRequest request;

    @Inject
    private HandRegistration registration;

    @Inject
    private Intake intake;

    @Inject
    private MailItems items;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private UUID id;
    private Direction direction = Direction.INCOMING;
    private MailItemView answered;

    @PostConstruct
    void begin() {
        id = asked.id("identifiant").orElseGet(Walled::newId);
        form.setArrivedOn(say.today());
        asked.id("repond").map(items::open).ifPresent(this::answer);
    }

    /** A reply goes out to who wrote, about the same, from the same department. */
    private void answer(MailItemView item) {
        answered = item;
        direction = Direction.OUTGOING;
        String subject = say.with("register.reply.subject", item.subject());
        form.setSubject(subject.substring(0, Math.min(subject.length(), SUBJECT_LENGTH)));
        if (item.correspondent() != null) {
            form.setSender(item.correspondent().id().toString());
            form.setSenderName(item.correspondent().displayName());
        }
        form.setDepartment(item.departmentId());
        form.setConfidentiality(item.confidentiality());
    }

    public void save() {
        try {
            List<Intake.Taken> documents = taken();
            Details details = form.details();
            UUID registered =
                    registration.register(id, direction, details, documents, answered == null ? null : answered.id());
            notices.done("done.registered", details.subject());
            way.to(Screen.ITEM, "id", registered);
        } catch (AlreadyRegistered before) {
            way.to(Screen.ITEM, "id", before.item());
        } catch (Refused refused) {
            notices.refuse(null, refused);
        }
    }

    private List<Intake.Taken> taken() {
        List<Intake.Taken> documents = new ArrayList<>();
        try {
            for (Part part : request.getParts()) {
                if (FILE.equals(part.getName()) && part.getSize() > 0) {
                    try (InputStream bytes = part.getInputStream()) {
                        documents.add(intake.take(part.getSubmittedFileName(), bytes));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException | IllegalStateException notReceived) {
            throw new Refused(Refusal.UPLOAD_TOO_LARGE, 300);
        }
        return documents;
    }

    /** The item that is replied to; null for none. */
    public MailItemView getAnswered() {
        return answered;
    }

    public UUID getId() {
        return id;
    }

    public Direction[] getDirections() {
        return Direction.values();
    }

    public Direction getDirection() {
        return direction;
    }

    public void setDirection(Direction direction) {
        this.direction = direction;
    }
}
