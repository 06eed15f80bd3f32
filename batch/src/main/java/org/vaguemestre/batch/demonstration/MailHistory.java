package org.vaguemestre.batch.demonstration;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.PortalClock;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.correspondent.NewCorrespondent;
import org.vaguemestre.document.Documents;
import org.vaguemestre.mail.AlreadyRegistered;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refused;

/**
 * Second step: several years of mail, lived through in the order of time by the agents of each organisation. An event that was lived through
 * in an earlier run is refused by the domain itself and passed over.
 */
@Named
@Dependent
public class MailHistory extends AbstractBatchlet {
    @Inject
    private Organisations organisations;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes mailTypes;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Documents documents;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private MailItems mailItems;

    @Inject
    private PortalClock portalClock;

    @Inject
    private Clock clock;

    @Inject
    private SignIn signIn;

    private String password;
    private final Map<String, Access> accesses = new HashMap<>();
    private volatile boolean stopped;

    @Override
    public String process() throws IOException {
        Path manifest = DemonstrationFolder.path().resolve("letters.jsonl");
        if (!Files.exists(manifest)) {
            return "NO_LETTERS";
        }
        password = DemonstrationFolder.portal().getString("password");
        Instant before = DemonstrationFolder.livedUntil();
        Instant now = clock.instant();
        for (PastEvent event : PastEvent.history(letters(manifest), now)) {
            if (stopped) {
                return "STOPPED";
            }
            // What was lived through is not lived again: even looking at an item can leave its entry in the journal
            if (event.at().isBefore(before)) {
                continue;
            }
            portalClock.asOf(event.at(), () -> {
                live(event);
                return null;
            });
        }
        DemonstrationFolder.livedUntil(now);
        return "LIVED";
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private static List<PastLetter> letters(Path manifest) throws IOException {
        List<PastLetter> letters = new ArrayList<>();
        for (String line : Files.readAllLines(manifest)) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                letters.add(PastLetter.of(reader.readObject()));
            }
        }
        return letters;
    }

    private void live(PastEvent event) {
        PastLetter letter = event.letter();
        Access mailRoomAgent =
                whoMay(letter.organisation(), Right.MAIL_QUALIFY, null).orElseThrow();
        try {
            switch (event.act()) {
                case REGISTER -> CurrentAccess.during(mailRoomAgent, () -> register(letter));
                case QUALIFY ->
                    CurrentAccess.during(
                            mailRoomAgent,
                            () -> mailRoom.qualify(letter.item(), open(letter).version(), details(letter, true)));
                case SEND_ON, SEND_BACK ->
                    CurrentAccess.during(
                            mailRoomAgent,
                            () -> mailRoom.route(
                                    letter.item(),
                                    open(letter).version(),
                                    event.act() == PastEvent.Act.SEND_BACK
                                            ? department(letter)
                                            : anotherDepartment(letter),
                                    null));
                case RETURN ->
                    CurrentAccess.during(
                            mailRoomAgent,
                            () -> mailRoom.returnToMailRoom(
                                    letter.item(), open(letter).version()));
                case VOID ->
                    CurrentAccess.during(
                            mailRoomAgent,
                            () -> mailRoom.voidItem(letter.item(), open(letter).version(), "Pli enregistré deux fois"));
                case TAKE ->
                    handler(letter)
                            .ifPresent(handler -> CurrentAccess.during(
                                    handler,
                                    () -> mailRoom.take(
                                            letter.item(), open(letter).version())));
                case CLOSE ->
                    handler(letter)
                            .ifPresent(handler -> CurrentAccess.during(
                                    handler,
                                    () -> mailRoom.close(
                                            letter.item(), open(letter).version(), "Traité par téléphone")));
            }
        } catch (AlreadyRegistered | Refused livedThroughBefore) {
            // An earlier run did it: the item is already there, or already past this act.
            return;
        } catch (EJBException e) {
            throw new IllegalStateException("The event " + event + " could not be lived through", e);
        }
    }

    private void register(PastLetter letter) {
        Documents.Kept kept;
        try (InputStream bytes = Files.newInputStream(
                DemonstrationFolder.path().resolve("letters").resolve(letter.file()))) {
            kept = documents.keep(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents.describe(kept, "application/pdf", letter.pages(), false, null);
        mailRoom.register(new Registration(
                letter.item(),
                Direction.INCOMING,
                details(letter, false),
                List.of(new Registration.Attachment(kept.sha256(), "Courrier.pdf"))));
    }

    private MailItemView open(PastLetter letter) {
        return mailItems.open(letter.item());
    }

    private Details details(PastLetter letter, boolean qualified) {
        UUID department = department(letter);
        return new Details(
                letter.subject(),
                correspondent(letter.sender()),
                letter.reference(),
                null,
                letter.writtenOn(),
                letter.arrivedOn(),
                mailTypes.byCode(letter.mailType()).map(type -> type.id()).orElse(null),
                null,
                qualified ? Confidentiality.valueOf(letter.confidentiality()) : null,
                Channel.PAPER,
                qualified ? department : null,
                null,
                null,
                List.of());
    }

    private UUID department(PastLetter letter) {
        return structure
                .departmentByCode(letter.department())
                .or(() -> structure.departmentByCode("DGS"))
                .or(() -> structure.departmentByCode("COURRIER"))
                .map(DepartmentView::id)
                .orElse(null);
    }

    /** One that it could be mistaken for: the next one of those that handle mail, always the same for one department. */
    private UUID anotherDepartment(PastLetter letter) {
        List<UUID> handling = structure.departments().stream()
                .filter(one -> !one.code().equals("COURRIER"))
                .map(DepartmentView::id)
                .toList();
        return handling.get((handling.indexOf(department(letter)) + 1) % handling.size());
    }

    private UUID correspondent(PastLetter.Sender sender) {
        return correspondents.likely(sender.firstName(), sender.name()).stream()
                .findFirst()
                .map(CorrespondentView::id)
                .orElseGet(() -> correspondents
                        .create(new NewCorrespondent(
                                CorrespondentView.Kind.valueOf(sender.kind()),
                                sender.title(),
                                sender.firstName(),
                                sender.name(),
                                sender.address(),
                                sender.postalCode(),
                                sender.city(),
                                sender.email(),
                                null))
                        .id());
    }

    /** An agent who may handle what is in the letter's department, nearest to it; empty where none is. */
    private Optional<Access> handler(PastLetter letter) {
        Access application = application(letter.organisation());
        UUID department = CurrentAccess.during(application, () -> department(letter));
        return whoMay(letter.organisation(), Right.MAIL_HANDLE, department);
    }

    private Optional<Access> whoMay(String slug, Right right, UUID department) {
        List<AgentView> agents = CurrentAccess.during(application(slug), () -> structure.agents());
        return agents.stream()
                .map(agent -> access(slug, agent))
                .filter(access -> access.has(right))
                .filter(access -> department == null || access.departments().contains(department))
                .min((one, other) ->
                        one.departments().size() - other.departments().size());
    }

    private Access access(String slug, AgentView agent) {
        return accesses.computeIfAbsent(slug + "/" + agent.login(), key -> organisations
                .enter(signIn.authenticate(agent.login(), password, "démonstration"), slug)
                .orElseThrow());
    }

    private Access application(String slug) {
        OrganisationView organisation = organisations.bySlug(slug).orElseThrow();
        return Access.application("démonstration", organisation.id(), slug);
    }
}
