package org.vaguemestre.web.correspondents;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.correspondent.CorrespondentDesk;
import org.vaguemestre.correspondent.CorrespondentMerges;
import org.vaguemestre.correspondent.CorrespondentSheet;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Field;
import org.vaguemestre.correspondent.Particulars;
import org.vaguemestre.correspondent.Standing;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The sheet of a correspondent, with all the mail of it that the person may see. Asked: {@code id} (a new one without it), {@code after} (place in the mail). */
@Named("correspondentCard")
@RequestScoped
public class CorrespondentCard {
    private static final int LINES = 25;

    @Inject
    private Asked asked;

    @Inject
    private CorrespondentDesk desk;

    @Inject
    private CorrespondentMerges merges;

    @Inject
    private Baskets baskets;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private Way way;

    private CorrespondentSheet sheet;
    private MailPage mail;
    private long version;
    private final Map<Field, String> form = new EnumMap<>(Field.class);

    @PostConstruct
    void look() {
        UUID id = asked.id("id").orElse(null);
        if (id == null) {
            form.put(Field.KIND, CorrespondentView.Kind.PERSON.name());
            form.put(Field.STANDING, Standing.IN_PLACE.name());
            return;
        }
        sheet = desk.sheet(id);
        version = sheet.version();
        form.putAll(sheet.particulars().values());
        mail = baskets.page(
                Basket.ALL,
                new MailFilter(null, null, null, null, null, sheet.id(), null, null, false),
                asked.text("after").orElse(null),
                LINES);
    }

    public void save() {
        UUID saved = notices.unlessRefused(
                () -> {
                    Particulars said = Particulars.of(form);
                    if (sheet == null) {
                        return desk.create(said);
                    }
                    desk.correct(sheet.id(), version, said);
                    return sheet.id();
                },
                null);
        if (saved != null) {
            notices.done(
                    sheet == null ? "done.correspondentCreated" : "done.correspondentCorrected",
                    Particulars.of(form).displayName());
            way.to(Screen.CORRESPONDENT, "id", saved);
        }
    }

    /** Sets apart again what a merge joined. */
    public void undo() {
        UUID kept = notices.unlessRefused(() -> merges.undo(asked.id("fusion").orElse(new UUID(0, 0))), null);
        if (kept != null) {
            notices.done("done.mergeUndone", "");
            way.to(Screen.CORRESPONDENT, "id", kept);
        }
    }

    public CorrespondentSheet getSheet() {
        return sheet;
    }

    public MailPage getMail() {
        return mail;
    }

    public String getNextAddress() {
        return mail == null || mail.next() == null
                ? null
                : portal.to(Screen.CORRESPONDENT.address()) + "?id=" + sheet.id() + "&after=" + mail.next();
    }

    /** Address of the merge with another. */
    public String mergeAddress(UUID other) {
        return portal.to(Screen.MERGE.address()) + "?id=" + sheet.id() + "&id=" + other;
    }

    public String agent(UUID account) {
        return structure.agents().stream()
                .filter(agent -> agent.account().equals(account))
                .map(AgentView::name)
                .findFirst()
                .orElse("");
    }

    public String getPlace() {
        return CorrespondentList.place(sheet.particulars());
    }

    public CorrespondentView.Kind[] getKinds() {
        return CorrespondentView.Kind.values();
    }

    public Standing[] getStandings() {
        return Standing.values();
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }

    public CorrespondentView.Kind getKind() {
        return CorrespondentView.Kind.valueOf(form.get(Field.KIND));
    }

    public void setKind(CorrespondentView.Kind kind) {
        form.put(Field.KIND, kind.name());
    }

    public Standing getStanding() {
        return Standing.valueOf(form.get(Field.STANDING));
    }

    public void setStanding(Standing standing) {
        form.put(Field.STANDING, standing.name());
    }

    public String getTitle() {
        return form.get(Field.TITLE);
    }

    public void setTitle(String title) {
        form.put(Field.TITLE, title);
    }

    public String getFirstName() {
        return form.get(Field.FIRST_NAME);
    }

    public void setFirstName(String firstName) {
        form.put(Field.FIRST_NAME, firstName);
    }

    public String getName() {
        return form.get(Field.NAME);
    }

    public void setName(String name) {
        form.put(Field.NAME, name);
    }

    public String getAddress() {
        return form.get(Field.ADDRESS);
    }

    public void setAddress(String address) {
        form.put(Field.ADDRESS, address);
    }

    public String getPostalCode() {
        return form.get(Field.POSTAL_CODE);
    }

    public void setPostalCode(String postalCode) {
        form.put(Field.POSTAL_CODE, postalCode);
    }

    public String getCity() {
        return form.get(Field.CITY);
    }

    public void setCity(String city) {
        form.put(Field.CITY, city);
    }

    public String getEmail() {
        return form.get(Field.EMAIL);
    }

    public void setEmail(String email) {
        form.put(Field.EMAIL, email);
    }

    public String getPhone() {
        return form.get(Field.PHONE);
    }

    public void setPhone(String phone) {
        form.put(Field.PHONE, phone);
    }

    public String getReference() {
        return form.get(Field.REFERENCE);
    }

    public void setReference(String reference) {
        form.put(Field.REFERENCE, reference);
    }
}
