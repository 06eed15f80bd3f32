package org.vaguemestre.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class AccessTest {
    private static final UUID PORT_LERIN = new UUID(1, 1);
    private static final UUID ROADS = new UUID(2, 1);
    private static final UUID SCHOOLS = new UUID(2, 2);
    private static final UUID CAMILLE = new UUID(3, 1);

    @Test
    void aMemberActsInOneOrganisationAndNoOther() {
        assertThat(member(new Access.Grant(Set.of(Right.MAIL_HANDLE), Confidentiality.NORMAL, Set.of(ROADS)))
                        .scope())
                .containsExactly(PORT_LERIN);
    }

    @Test
    void twoMembershipsAddTheirRightsAndDepartments() {
        Access access = member(
                new Access.Grant(Set.of(Right.MAIL_HANDLE), Confidentiality.NORMAL, Set.of(ROADS)),
                new Access.Grant(Set.of(Right.MAIL_ROUTE), Confidentiality.RESTRICTED, Set.of(SCHOOLS)));
        assertThat(access.rights()).containsExactlyInAnyOrder(Right.MAIL_HANDLE, Right.MAIL_ROUTE);
        assertThat(access.departments()).containsExactlyInAnyOrder(ROADS, SCHOOLS);
        assertThat(access.clearance()).isEqualTo(Confidentiality.RESTRICTED);
    }

    @Test
    void theClearanceOfOneMembershipDoesNotOpenTheDepartmentOfAnother() {
        Access access = member(
                new Access.Grant(Set.of(), Confidentiality.NORMAL, Set.of(ROADS)),
                new Access.Grant(Set.of(), Confidentiality.CONFIDENTIAL, Set.of(SCHOOLS)));
        assertThat(access.sees(Audience.of(Confidentiality.CONFIDENTIAL, List.of(ROADS), List.of())))
                .isFalse();
        assertThat(access.sees(Audience.of(Confidentiality.CONFIDENTIAL, List.of(SCHOOLS), List.of())))
                .isTrue();
    }

    @Test
    void whoSeesAllTheMailSeesItWithinTheClearance() {
        Access access = member(new Access.Grant(Set.of(Right.MAIL_SEE_ALL), Confidentiality.RESTRICTED, Set.of()));
        assertThat(access.sees(Audience.of(Confidentiality.RESTRICTED, List.of(), List.of())))
                .isTrue();
        assertThat(access.sees(Audience.of(Confidentiality.CONFIDENTIAL, List.of(), List.of())))
                .isFalse();
    }

    @Test
    void thePortalsRightsOpenNoOrganisationAndNoContent() {
        Access operator = Access.person(CAMILLE, "Marc Tessier", Set.of(Right.PORTAL_OPERATE, Right.PORTAL_ADMINISTER));
        assertThat(operator.scope()).isEmpty();
        assertThat(operator.organisation()).isNull();
        for (Confidentiality level : Confidentiality.values()) {
            assertThat(operator.sees(Audience.of(level, List.of(ROADS), List.of())))
                    .isFalse();
        }
    }

    @Test
    void theApplicationOverSeveralOrganisationsSeesNoContentEither() {
        Access portal = Access.portal("suivi", Set.of(PORT_LERIN, new UUID(1, 2)));
        assertThat(portal.rights()).isEmpty();
        assertThat(portal.sees(Audience.of(Confidentiality.NORMAL, List.of(), List.of())))
                .isFalse();
    }

    @Test
    void theApplicationInOneOrganisationSeesAllOfIt() {
        Access application = Access.application("indexation", PORT_LERIN, "port-lerin");
        for (Confidentiality level : Confidentiality.values()) {
            assertThat(application.sees(Audience.of(level, List.of(ROADS), List.of(CAMILLE))))
                    .isTrue();
        }
    }

    @Test
    void aMissingRightIsNamedInTheRefusal() {
        assertThatThrownBy(() -> member(new Access.Grant(Set.of(), Confidentiality.NORMAL, Set.of()))
                        .require(Right.MAIL_VOID))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.RIGHT_MISSING))
                .hasMessageContaining("MAIL_VOID");
    }

    private static Access member(Access.Grant... grants) {
        return Access.member(CAMILLE, "Camille Durand", PORT_LERIN, "port-lerin", List.of(grants));
    }
}
