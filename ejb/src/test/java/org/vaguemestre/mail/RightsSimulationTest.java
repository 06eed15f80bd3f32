package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Audience;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.RightsSimulation.Why;

class RightsSimulationTest {
    private static final UUID CAMILLE = UUID.randomUUID();
    private static final UUID VOIRIE = UUID.randomUUID();
    private static final UUID RH = UUID.randomUUID();

    private static Access camille(Confidentiality clearance, Right... rights) {
        return Access.member(
                CAMILLE,
                "Camille Durand",
                UUID.randomUUID(),
                "port-lerin",
                List.of(new Access.Grant(Set.of(rights), clearance, Set.of(VOIRIE))));
    }

    private static List<Why> why(Access access, Confidentiality level, UUID department, UUID... accounts) {
        return RightsSimulation.why(List.copyOf(Audience.of(level, List.of(department), List.of(accounts))), access);
    }

    @Test
    void anItemOfOnesDepartmentIsSeenWithTheClearanceForIt() {
        assertThat(why(camille(Confidentiality.NORMAL), Confidentiality.NORMAL, VOIRIE))
                .containsExactly(Why.DEPARTMENT);
        assertThat(why(camille(Confidentiality.NORMAL), Confidentiality.CONFIDENTIAL, VOIRIE))
                .containsExactly(Why.CLEARANCE_TOO_LOW);
    }

    @Test
    void anItemOfAnotherDepartmentIsSeenByWhoSeesAllOrIsNamed() {
        assertThat(why(camille(Confidentiality.NORMAL), Confidentiality.NORMAL, RH))
                .containsExactly(Why.NOT_CONCERNED);
        assertThat(why(camille(Confidentiality.NORMAL, Right.MAIL_SEE_ALL), Confidentiality.NORMAL, RH))
                .containsExactly(Why.SEES_ALL);
        assertThat(why(camille(Confidentiality.NORMAL), Confidentiality.CONFIDENTIAL, RH, CAMILLE))
                .containsExactly(Why.NAMED);
    }

    @Test
    void everyReasonIsTold() {
        assertThat(why(camille(Confidentiality.NORMAL, Right.MAIL_SEE_ALL), Confidentiality.NORMAL, VOIRIE, CAMILLE))
                .containsExactly(Why.SEES_ALL, Why.DEPARTMENT, Why.NAMED);
    }

    @Test
    void theAnswerIsThatOfTheAudienceItself() {
        for (Confidentiality level : Confidentiality.values()) {
            for (UUID department : List.of(VOIRIE, RH)) {
                for (Access access : List.of(
                        camille(Confidentiality.NORMAL),
                        camille(Confidentiality.RESTRICTED),
                        camille(Confidentiality.CONFIDENTIAL, Right.MAIL_SEE_ALL))) {
                    Set<String> audience = Audience.of(level, List.of(department), List.of());
                    assertThat(RightsSimulation.why(List.copyOf(audience), access)
                                    .get(0)
                                    .seen())
                            .isEqualTo(access.sees(audience));
                }
            }
        }
    }
}
