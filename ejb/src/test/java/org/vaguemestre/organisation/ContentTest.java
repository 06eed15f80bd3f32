package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;

class ContentTest {
    @Test
    void whatIsKeptIsReadAgainAsItWas() {
        var department = new DepartmentContent(
                "VOIRIE",
                "Voirie « 🚧 » \"et\" \u0627",
                UUID.randomUUID(),
                LocalDate.of(2026, 1, 31),
                null,
                null,
                null,
                "1 quai\nPort-Lérin",
                null,
                "voirie@port-lerin.example");
        assertThat(Content.read(DepartmentContent.class, Content.json(department)))
                .isEqualTo(department);
        var role = new RoleContent("A", "Agent", List.of(Right.MAIL_HANDLE, Right.MAIL_REGISTER));
        assertThat(Content.read(RoleContent.class, Content.json(role))).isEqualTo(role);
        var membership = new MembershipContent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                "Agente",
                Confidentiality.RESTRICTED,
                LocalDate.EPOCH,
                LocalDate.of(2027, 1, 1));
        assertThat(Content.read(MembershipContent.class, Content.json(membership)))
                .isEqualTo(membership);
    }

    @Test
    void whatIsNotKnownAnyMoreIsLeftOutAndWhatIsNewIsNotSaid() {
        assertThat(Content.read(IdentityContent.class, "{\"name\":\"Port-Lérin\",\"motto\":\"Fluctuat\"}"))
                .isEqualTo(new IdentityContent("Port-Lérin", null, null));
    }

    @Test
    void aSealTellsOneContentFromAnother() {
        IdentityContent content = new IdentityContent("Port-Lérin", null, null);
        assertThat(Content.seal(content)).isEqualTo(Content.seal(new IdentityContent("Port-Lérin", null, null)));
        assertThat(Content.seal(content))
                .isNotEqualTo(Content.seal(new IdentityContent("Port-Lérin", "#000000", null)));
        assertThat(Content.seal(null)).isNull();
    }

    @Test
    void rightsOfARoleHaveOneOrderSoThatTheSameRoleIsTheSame() {
        assertThat(new RoleContent("A", "A", List.of(Right.MAIL_ROUTE, Right.MAIL_REGISTER, Right.MAIL_ROUTE)))
                .isEqualTo(new RoleContent("A", "A", List.of(Right.MAIL_REGISTER, Right.MAIL_ROUTE)));
    }
}
