package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.mail.MailItemFixture.ANNE;
import static org.vaguemestre.mail.MailItemFixture.CAMILLE;
import static org.vaguemestre.mail.MailItemFixture.JEANNE;
import static org.vaguemestre.mail.MailItemFixture.PORT_LERIN;
import static org.vaguemestre.mail.MailItemFixture.ROADS;
import static org.vaguemestre.mail.MailItemFixture.SCHOOLS;
import static org.vaguemestre.mail.MailItemFixture.aMailItem;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Onlooker;

/** Who sees an item, and the reason given for it, are those of the one rule of visibility. */
class SightTest {
    private static final UUID TECHNICAL = new UUID(2, 9);
    private static final List<DepartmentView> DEPARTMENTS = List.of(
            new DepartmentView(TECHNICAL, "TECH", "Services techniques", null),
            new DepartmentView(ROADS, "VOIRIE", "Voirie", TECHNICAL),
            new DepartmentView(SCHOOLS, "ECOLES", "Écoles", null));

    private static Onlooker onlooker(
            UUID account, String name, UUID department, Confidentiality clearance, Set<UUID> below, Right... rights) {
        Access access = Access.member(
                account, name, PORT_LERIN, "port-lerin", List.of(new Access.Grant(Set.of(rights), clearance, below)));
        return new Onlooker(account, name, "Agent", department, access.audience());
    }

    private static List<String> told(MailItem item, Onlooker... onlookers) {
        return Sight.of(item.audience(), item.departmentId(), item.assigneeId(), List.of(onlookers), DEPARTMENTS)
                .stream()
                .map(sight -> sight.reason() + " " + sight.department() + " "
                        + sight.people().stream().map(Sight.Person::name).toList())
                .toList();
    }

    private final Onlooker camille =
            onlooker(CAMILLE, "Camille", ROADS, Confidentiality.NORMAL, Set.of(ROADS), Right.MAIL_HANDLE);
    private final Onlooker head =
            onlooker(ANNE, "Anne", TECHNICAL, Confidentiality.CONFIDENTIAL, Set.of(TECHNICAL, ROADS));
    private final Onlooker jeanne =
            onlooker(JEANNE, "Jeanne", null, Confidentiality.RESTRICTED, Set.of(), Right.MAIL_SEE_ALL);

    @Test
    void aDepartmentThoseAboveItAndThoseWhoSeeAll() {
        assertThat(told(aMailItem().in(ROADS).registered(), camille, head, jeanne))
                .containsExactly("DEPARTMENT Voirie [Camille]", "ABOVE Voirie [Anne]", "SEES_ALL null [Jeanne]");
    }

    @Test
    void aConfidentialItemIsSeenByThoseOfThatClearanceAndThoseNamed() {
        assertThat(told(
                        aMailItem()
                                .in(ROADS)
                                .with(CAMILLE)
                                .kept(Confidentiality.CONFIDENTIAL)
                                .registered(),
                        camille,
                        head,
                        jeanne))
                .containsExactly("ASSIGNEE null [Camille]", "ABOVE Voirie [Anne]");
    }

    @Test
    void thoseInCopyAreToldApartFromThoseWhoHandleIt() {
        assertThat(told(
                        aMailItem()
                                .in(SCHOOLS)
                                .copiedTo(ROADS, null)
                                .copiedTo(null, JEANNE)
                                .registered(),
                        camille,
                        head,
                        onlooker(JEANNE, "Jeanne", null, Confidentiality.NORMAL, Set.of())))
                .containsExactly(
                        "COPIED null [Jeanne]", "COPIED_DEPARTMENT Voirie [Camille]", "ABOVE_COPIED Voirie [Anne]");
    }

    @Test
    void whoIsNotToldDoesNotSeeAndWhoIsToldDoes() {
        MailItem item = aMailItem().in(SCHOOLS).registered();
        assertThat(told(item, camille, head)).isEmpty();
        assertThat(item.seenBy(Access.member(
                        CAMILLE,
                        "Camille",
                        PORT_LERIN,
                        "port-lerin",
                        List.of(new Access.Grant(Set.of(Right.MAIL_HANDLE), Confidentiality.NORMAL, Set.of(ROADS))))))
                .isFalse();
    }
}
