package org.vaguemestre.training;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.correspondent.NewCorrespondent;
import org.vaguemestre.document.Documents;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Structure;

/**
 * The invented commune as it is on its first day: departments, two colleagues to give work to, and twelve letters, some to qualify and some on
 * their way, of which one is late. It is described by {@code commune.json} beside this class.
 */
@Stateless
public class TrainingCommune {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

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
    private SignIn signIn;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Founds the organisation acted for as the commune of this agent, all of it in one transaction. */
    public void found(UUID agent) {
        JsonObject commune = described();
        structure.create(
                OrganisationView.Kind.TRAINING,
                commune.getString("name"),
                CurrentAccess.get().slug(),
                null);
        LocalDate since = today().minusYears(1);
        Map<String, UUID> departments = new HashMap<>();
        for (JsonObject department : objects(commune, "departments")) {
            departments.put(
                    department.getString("code"),
                    structure.addDepartment(
                            department.getString("code"),
                            department.getString("name"),
                            departments.get(text(department, "parent")),
                            since));
        }
        Map<String, UUID> types = new HashMap<>();
        for (JsonObject type : objects(commune, "mailTypes")) {
            types.put(
                    type.getString("code"),
                    mailTypes.add(
                            type.getString("code"),
                            type.getString("name"),
                            departments.get(text(type, "department")),
                            Confidentiality.NORMAL,
                            type.isNull("commitmentDays") ? null : type.getInt("commitmentDays"),
                            null));
        }
        people(commune, agent, departments, since);
        objects(commune, "letters").forEach(letter -> register(letter, departments, types));
    }

    /** The agent may try everything; colleagues are there to be given work, and nobody can sign in as one of them. */
    private void people(JsonObject commune, UUID agent, Map<String, UUID> departments, LocalDate since) {
        Set<Right> everything = EnumSet.allOf(Right.class);
        everything.removeIf(Right::ofThePortal);
        UUID clerk = structure.addRole("SECRETAIRE", "Secrétaire de mairie", everything);
        UUID colleague = structure.addRole("AGENT", "Agent", EnumSet.of(Right.MAIL_HANDLE));
        structure.addMember(agent, clerk, departments.get("DGS"), "En formation", Confidentiality.CONFIDENTIAL, since);
        for (JsonObject one : objects(commune, "colleagues")) {
            UUID account = signIn.accountOf(one.getString("login"))
                    .orElseGet(() -> signIn.createAccountOfNobody(
                            one.getString("login"), one.getString("firstName"), one.getString("lastName")));
            structure.addMember(
                    account,
                    colleague,
                    departments.get(one.getString("department")),
                    one.getString("quality"),
                    Confidentiality.NORMAL,
                    since);
        }
    }

    private void register(JsonObject letter, Map<String, UUID> departments, Map<String, UUID> types) {
        boolean toQualify = letter.getBoolean("toQualify");
        Documents.Kept kept;
        try (InputStream bytes = TrainingCommune.class.getResourceAsStream(letter.getString("file"))) {
            kept = documents.keep(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        documents.describe(kept, "application/pdf", 1, false, null);
        LocalDate arrived = today().minusDays(letter.getInt("arrivedDaysAgo"));
        LocalDate written = LocalDate.parse(letter.getString("writtenOn"));
        mailRoom.register(new Registration(
                null,
                Direction.INCOMING,
                new Details(
                        letter.getString("subject"),
                        sender(letter.getJsonObject("sender")),
                        null,
                        null,
                        written.isAfter(arrived) ? null : written,
                        arrived,
                        types.get(letter.getString("mailType")),
                        null,
                        Confidentiality.NORMAL,
                        Channel.PAPER,
                        toQualify ? null : departments.get(letter.getString("department")),
                        null,
                        null,
                        List.of()),
                List.of(new Registration.Attachment(kept.sha256(), "Courrier.pdf")),
                toQualify));
    }

    private UUID sender(JsonObject sender) {
        return correspondents
                .create(new NewCorrespondent(
                        CorrespondentView.Kind.valueOf(sender.getString("kind")),
                        text(sender, "title"),
                        text(sender, "firstName"),
                        sender.getString("name"),
                        text(sender, "address"),
                        text(sender, "postalCode"),
                        text(sender, "city"),
                        text(sender, "email"),
                        null))
                .id();
    }

    /** Leaves the commune acted for: nobody is a member of it from now on. */
    public void leave() {
        entityManager
                .createNativeQuery(
                        "update membership set valid_until = :yesterday where organisation_id = :organisation and valid_until is null")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("yesterday", today().minusDays(1))
                .executeUpdate();
        journal.append(TrainingAct.LEFT, "organisation", CurrentAccess.get().organisation(), Map.of());
    }

    /** Leaves it when a person acted in it: what the application alone did is its first day. */
    public void leaveIfUsed() {
        boolean used = (boolean) entityManager
                .createNativeQuery(
                        """
                        select exists (select from journal_entry where organisation_id = :organisation and actor_id is not null)
                          and exists (select from membership where organisation_id = :organisation and valid_until is null)
                        """)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getSingleResult();
        if (used) {
            leave();
        }
    }

    private static JsonObject described() {
        try (JsonReader reader = Json.createReader(TrainingCommune.class.getResourceAsStream("commune.json"))) {
            return reader.readObject();
        }
    }

    private static List<JsonObject> objects(JsonObject holder, String name) {
        return holder.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static String text(JsonObject object, String name) {
        return object.isNull(name) ? null : object.getString(name);
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
