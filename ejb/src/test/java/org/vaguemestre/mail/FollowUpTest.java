package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowUpTest {
    private static final UUID ITEM = UUID.fromString("01a21544-decf-7ced-a2c4-2ef7a501de29");

    @Test
    void aCodeIsTheItemsOwnUnderTheKeyOfItsOrganisation() {
        String code = FollowUp.code(ITEM, "key");
        assertThat(code).hasSize(10).matches("[0-9A-HJKMNP-TV-Z]+").isEqualTo(FollowUp.code(ITEM, "key"));
        assertThat(code).isNotEqualTo(FollowUp.code(ITEM, "another"));
    }

    @Test
    void noTwoOfManyItemsHaveTheSameCode() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(FollowUp.code(new UUID(7, i), "key"));
        }
        assertThat(codes).hasSize(10_000);
    }

    @Test
    void aCodeIsUnderstoodAsPeopleTypeIt() {
        String code = FollowUp.code(ITEM, "key");
        String written = FollowUp.written(code);
        assertThat(FollowUp.typed(written)).isEqualTo(code);
        assertThat(FollowUp.typed(" " + written.toLowerCase().replace("-", " ") + " "))
                .isEqualTo(code);
        assertThat(FollowUp.typed(written.replace('0', 'o').replace('1', 'l'))).isEqualTo(code);
    }
}
