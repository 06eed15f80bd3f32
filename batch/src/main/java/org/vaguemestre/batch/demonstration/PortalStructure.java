package org.vaguemestre.batch.demonstration;

import jakarta.annotation.Resource;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.access.Walled;
import org.vaguemestre.circuit.Addressee;
import org.vaguemestre.circuit.CircuitModelContent;
import org.vaguemestre.circuit.StepPlan;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Silence;
import org.vaguemestre.organisation.Delegations;
import org.vaguemestre.organisation.Drafts;
import org.vaguemestre.organisation.IdentityContent;
import org.vaguemestre.organisation.NewDelegation;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.reply.ParagraphContent;
import org.vaguemestre.reply.TemplateContent;
import org.vaguemestre.reply.TemplateKind;

/**
 * First step: accounts, organisations, departments, roles, mail types and members from {@code portal.json}, the demonstration's or that of a
 * portal of its own ({@code ./run --structure}). The accounts are created in one
 * transaction, then each organisation in one of its own: after an interruption, at any moment, the next start finds each of them whole or
 * absent and creates what is absent. What exists stays as it is; a portal that has organisations of its own is left alone.
 */
@Named
@Dependent
public class PortalStructure extends AbstractBatchlet {
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Inject
    private Organisations organisations;

    @Inject
    private Structure structure;

    @Inject
    private Drafts drafts;

    @Inject
    private MailTypes mailTypes;

    @Inject
    private Delegations delegations;

    @Inject
    private Intake intake;

    @Inject
    private SignIn signIn;

    @Resource
    private UserTransaction transaction;

    @Override
    public String process() throws Exception {
        try {
            return create();
        } catch (Exception e) {
            DemonstrationFolder.failed(e);
            throw e;
        }
    }

    private String create() throws Exception {
        JsonObject portal = DemonstrationFolder.portal();
        Map<String, UUID> there =
                organisations.all().stream().collect(Collectors.toMap(OrganisationView::slug, OrganisationView::id));
        if (!there.isEmpty() && !DemonstrationFolder.begun()) {
            DemonstrationFolder.peopled();
            return "KEPT";
        }
        DemonstrationFolder.begin();
        Map<String, UUID> accounts = new HashMap<>();
        whole(Access.portal("démonstration", Set.of()), () -> {
            for (JsonObject account : objects(portal, "accounts")) {
                String login = account.getString("login");
                accounts.put(
                        login,
                        signIn.accountOf(login)
                                .orElseGet(() -> createAccount(account, portal.getString("password", null))));
            }
        });
        for (JsonObject organisation : objects(portal, "organisations")) {
            String slug = organisation.getString("slug");
            if (!there.containsKey(slug)) {
                UUID id = Walled.newId();
                whole(Access.application("démonstration", id, slug), () -> create(organisation, there, accounts));
                there.put(slug, id);
            }
        }
        DemonstrationFolder.peopled();
        return "CREATED";
    }

    /** All of it in one transaction, or nothing. */
    private void whole(Access access, Runnable creation) throws Exception {
        transaction.begin();
        boolean created = false;
        try {
            CurrentAccess.during(access, creation);
            created = true;
        } finally {
            if (created) {
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
    }

    private UUID createAccount(JsonObject account, String password) {
        return signIn.createAccount(
                account.getString("login"),
                account.getString("password", password),
                account.getString("firstName"),
                account.getString("lastName"),
                rights(account, "portalRights"));
    }

    private void create(JsonObject organisation, Map<String, UUID> parents, Map<String, UUID> accounts) {
        String parent = optional(organisation, "parent");
        structure.create(
                OrganisationView.Kind.valueOf(organisation.getString("kind")),
                organisation.getString("name"),
                organisation.getString("slug"),
                parent == null ? null : parents.get(parent));
        if (organisation.containsKey("colour")) {
            drafts.publish(
                    CurrentAccess.get().organisation(),
                    new IdentityContent(
                            organisation.getString("name"),
                            organisation.getString("colour"),
                            null,
                            organisation.getString("address", null),
                            organisation.getString("email", null),
                            organisation.getString("phone", null),
                            null),
                    null);
        }
        Map<String, UUID> departments = new HashMap<>();
        for (JsonObject department : objects(organisation, "departments")) {
            departments.put(
                    department.getString("code"),
                    structure.addDepartment(
                            department.getString("code"),
                            department.getString("name"),
                            departments.get(optional(department, "parent")),
                            SINCE));
        }
        for (JsonObject type : objects(organisation, "mailTypes")) {
            mailTypes.add(
                    type.getString("code"),
                    type.getString("name"),
                    departments.get(optional(type, "department")),
                    Confidentiality.valueOf(type.getString("confidentiality")),
                    isSaid(type, "commitmentDays") ? type.getInt("commitmentDays") : null,
                    type.containsKey("silence")
                            ? new Silence(
                                    Silence.Effect.valueOf(type.getString("silence")), type.getInt("silenceMonths"))
                            : null);
        }
        Map<String, UUID> types = new HashMap<>();
        mailTypes.all().forEach(type -> types.put(type.code(), type.id()));
        Map<String, UUID> roles = new HashMap<>();
        for (JsonObject role : objects(organisation, "roles")) {
            roles.put(
                    role.getString("code"),
                    structure.addRole(role.getString("code"), role.getString("name"), rights(role, "rights")));
        }
        for (JsonObject member : objects(organisation, "members")) {
            structure.addMember(
                    accounts.get(member.getString("login")),
                    roles.get(member.getString("role")),
                    departments.get(optional(member, "department")),
                    member.getString("quality"),
                    Confidentiality.valueOf(member.getString("clearance")),
                    SINCE,
                    member.getBoolean("heads", false));
        }
        for (JsonObject delegation : some(organisation, "delegations")) {
            delegations.make(new NewDelegation(
                    accounts.get(delegation.getString("from")),
                    accounts.get(delegation.getString("to")),
                    SINCE,
                    null,
                    named(delegation, "kinds", TaskKind::valueOf).stream().collect(Collectors.toSet()),
                    named(delegation, "mailTypes", types::get),
                    named(delegation, "departments", departments::get),
                    delegation.getString("decree")));
        }
        for (JsonObject template : some(organisation, "templates")) {
            String file = template.getString("file");
            // the program's own: nobody gave it
            Intake.Taken taken = intake.make(file, out -> copy(file, out));
            intake.describe(taken);
            drafts.publish(
                    Walled.newId(),
                    new TemplateContent(
                            template.getString("name"),
                            TemplateKind.valueOf(template.getString("kind")),
                            taken.kept().sha256(),
                            file,
                            null),
                    null);
        }
        for (JsonObject paragraph : some(organisation, "paragraphs")) {
            drafts.publish(
                    Walled.newId(),
                    new ParagraphContent(paragraph.getString("name"), paragraph.getString("text"), null),
                    null);
        }
        for (JsonObject circuit : some(organisation, "circuits")) {
            List<StepPlan> steps = objects(circuit, "steps").stream()
                    .map(step -> step(step, accounts, departments))
                    .toList();
            drafts.publish(
                    Walled.newId(),
                    new CircuitModelContent(
                            circuit.getString("name"), named(circuit, "mailTypes", types::get), steps, null),
                    null);
        }
    }

    private static StepPlan step(JsonObject step, Map<String, UUID> accounts, Map<String, UUID> departments) {
        List<Addressee> addressees = some(step, "addressees").stream()
                .map(to -> new Addressee(
                        Addressee.Kind.valueOf(to.getString("kind")),
                        accounts.get(to.getString("agent", null)),
                        null,
                        departments.get(to.getString("department", null))))
                .toList();
        return new StepPlan(
                TaskKind.valueOf(step.getString("kind")),
                step.getString("name", null),
                step.getInt("rank"),
                addressees,
                false,
                null,
                step.containsKey("days") ? step.getInt("days") : null,
                null);
    }

    private static <T> List<T> named(JsonObject holder, String name, Function<String, T> known) {
        return holder.containsKey(name)
                ? holder.getJsonArray(name).getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(known)
                        .toList()
                : List.of();
    }

    private static List<JsonObject> some(JsonObject holder, String name) {
        return holder.containsKey(name) ? objects(holder, name) : List.of();
    }

    private static List<JsonObject> objects(JsonObject holder, String name) {
        return holder.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static Set<Right> rights(JsonObject holder, String name) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        holder.getJsonArray(name)
                .getValuesAs(JsonString.class)
                .forEach(right -> rights.add(Right.valueOf(right.getString())));
        return rights;
    }

    private static String optional(JsonObject object, String name) {
        return isSaid(object, name) ? object.getString(name) : null;
    }

    /** What is left out of the file is as what it says to be null. */
    private static boolean isSaid(JsonObject object, String name) {
        return object.getOrDefault(name, JsonValue.NULL) != JsonValue.NULL;
    }

    private static void copy(String own, Path out) {
        try (InputStream bytes = PortalStructure.class.getResourceAsStream(own)) {
            Files.copy(bytes, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
