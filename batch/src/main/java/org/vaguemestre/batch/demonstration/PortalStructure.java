package org.vaguemestre.batch.demonstration;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;

/** First step: accounts, organisations, departments, roles, mail types and members from {@code portal.json}; what exists stays as it is. */
@Named
@Dependent
public class PortalStructure extends AbstractBatchlet {
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Inject
    private Organisations organisations;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes mailTypes;

    @Inject
    private SignIn signIn;

    @Override
    public String process() throws IOException {
        JsonObject portal = DemonstrationFolder.portal();
        if (!organisations.all().isEmpty()) {
            DemonstrationFolder.peopled();
            return "KEPT";
        }
        Map<String, UUID> accounts = new HashMap<>();
        CurrentAccess.during(Access.portal("démonstration", Set.of()), () -> {
            for (JsonObject account : portal.getJsonArray("accounts").getValuesAs(JsonObject.class)) {
                accounts.put(account.getString("login"), createAccount(account, portal.getString("password")));
            }
        });
        Map<String, UUID> created = new HashMap<>();
        for (JsonObject organisation : portal.getJsonArray("organisations").getValuesAs(JsonObject.class)) {
            UUID id = Walled.newId();
            created.put(organisation.getString("slug"), id);
            CurrentAccess.during(
                    Access.application("démonstration", id, organisation.getString("slug")),
                    () -> create(organisation, created, accounts));
        }
        DemonstrationFolder.peopled();
        return "CREATED";
    }

    private UUID createAccount(JsonObject account, String password) {
        return signIn.createAccount(
                account.getString("login"),
                password,
                account.getString("firstName"),
                account.getString("lastName"),
                rights(account, "portalRights"));
    }

    private void create(JsonObject organisation, Map<String, UUID> created, Map<String, UUID> accounts) {
        String parent = optional(organisation, "parent");
        structure.create(
                OrganisationView.Kind.valueOf(organisation.getString("kind")),
                organisation.getString("name"),
                organisation.getString("slug"),
                parent == null ? null : created.get(parent));
        Map<String, UUID> departments = new HashMap<>();
        for (JsonObject department : organisation.getJsonArray("departments").getValuesAs(JsonObject.class)) {
            departments.put(
                    department.getString("code"),
                    structure.addDepartment(
                            department.getString("code"),
                            department.getString("name"),
                            departments.get(optional(department, "parent")),
                            SINCE));
        }
        for (JsonObject type : organisation.getJsonArray("mailTypes").getValuesAs(JsonObject.class)) {
            mailTypes.add(
                    type.getString("code"),
                    type.getString("name"),
                    departments.get(optional(type, "department")),
                    Confidentiality.valueOf(type.getString("confidentiality")),
                    type.isNull("commitmentDays") ? null : type.getInt("commitmentDays"));
        }
        Map<String, UUID> roles = new HashMap<>();
        for (JsonObject role : organisation.getJsonArray("roles").getValuesAs(JsonObject.class)) {
            roles.put(
                    role.getString("code"),
                    structure.addRole(role.getString("code"), role.getString("name"), rights(role, "rights")));
        }
        for (JsonObject member : organisation.getJsonArray("members").getValuesAs(JsonObject.class)) {
            structure.addMember(
                    accounts.get(member.getString("login")),
                    roles.get(member.getString("role")),
                    departments.get(optional(member, "department")),
                    member.getString("quality"),
                    Confidentiality.valueOf(member.getString("clearance")),
                    SINCE);
        }
    }

    private static Set<Right> rights(JsonObject holder, String name) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        holder.getJsonArray(name)
                .getValuesAs(JsonString.class)
                .forEach(right -> rights.add(Right.valueOf(right.getString())));
        return rights;
    }

    private static String optional(JsonObject object, String name) {
        return object.get(name).equals(JsonValue.NULL) ? null : object.getString(name);
    }
}
