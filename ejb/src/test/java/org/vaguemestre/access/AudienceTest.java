package org.vaguemestre.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.access.Confidentiality.CONFIDENTIAL;
import static org.vaguemestre.access.Confidentiality.NORMAL;
import static org.vaguemestre.access.Confidentiality.RESTRICTED;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceTest {
    private static final UUID ROADS = new UUID(1, 1);
    private static final UUID SCHOOLS = new UUID(1, 2);
    private static final UUID CAMILLE = new UUID(2, 1);
    private static final UUID ANNE = new UUID(2, 2);

    @ParameterizedTest
    @CsvSource({
        "NORMAL, NORMAL, true",
        "NORMAL, RESTRICTED, false",
        "NORMAL, CONFIDENTIAL, false",
        "RESTRICTED, NORMAL, true",
        "RESTRICTED, RESTRICTED, true",
        "RESTRICTED, CONFIDENTIAL, false",
        "CONFIDENTIAL, NORMAL, true",
        "CONFIDENTIAL, RESTRICTED, true",
        "CONFIDENTIAL, CONFIDENTIAL, true"
    })
    void aClearanceOpensItsLevelAndThoseBelow(Confidentiality clearance, Confidentiality level, boolean seen) {
        Set<String> item = Audience.of(level, List.of(ROADS), List.of());
        assertThat(shares(item, Audience.heldBy(CAMILLE, false, clearance, List.of(ROADS))))
                .as("member of the department")
                .isEqualTo(seen);
        assertThat(shares(item, Audience.heldBy(CAMILLE, true, clearance, List.of())))
                .as("who sees all the mail")
                .isEqualTo(seen);
    }

    @Test
    void anItemOfOneDepartmentIsNotSeenFromAnother() {
        assertThat(shares(
                        Audience.of(NORMAL, List.of(ROADS), List.of()),
                        Audience.heldBy(CAMILLE, false, CONFIDENTIAL, List.of(SCHOOLS))))
                .isFalse();
    }

    @Test
    void anItemCopiedToADepartmentIsSeenFromBoth() {
        Set<String> item = Audience.of(RESTRICTED, List.of(ROADS, SCHOOLS), List.of());
        assertThat(shares(item, Audience.heldBy(CAMILLE, false, RESTRICTED, List.of(SCHOOLS))))
                .isTrue();
    }

    @Test
    void whoIsNamedSeesItWhateverTheClearance() {
        Set<String> item = Audience.of(CONFIDENTIAL, List.of(ROADS), List.of(ANNE));
        assertThat(shares(item, Audience.heldBy(ANNE, false, NORMAL, List.of())))
                .isTrue();
        assertThat(shares(item, Audience.heldBy(CAMILLE, false, NORMAL, List.of(ROADS))))
                .isFalse();
    }

    @Test
    void theApplicationIsNobodyThatAnItemCouldName() {
        assertThat(Audience.heldBy(null, true, CONFIDENTIAL, List.of()))
                .containsExactlyInAnyOrder("all:NORMAL", "all:RESTRICTED", "all:CONFIDENTIAL");
    }

    private static boolean shares(Set<String> item, Set<String> held) {
        return !Collections.disjoint(item, held);
    }
}
