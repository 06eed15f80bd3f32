package org.vaguemestre.web.registration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.AlreadyRegistered;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.Registration;
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
    @Inject
    private Asked asked;

    @Inject
    private ItemForm form;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private UUID id;
    private Direction direction = Direction.INCOMING;

    @PostConstruct
    void begin() {
        id = asked.id("identifiant").orElseGet(Walled::newId);
        form.setArrivedOn(say.today());
    }

    public void save() {
        try {
            Details details = form.details();
            UUID registered = mailRoom.register(new Registration(id, direction, details, List.of()));
            notices.done("done.registered", details.subject());
            way.to(Screen.ITEM, "id", registered);
        } catch (AlreadyRegistered before) {
            way.to(Screen.ITEM, "id", before.item());
        } catch (Refused refused) {
            notices.refuse(null, refused);
        }
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
