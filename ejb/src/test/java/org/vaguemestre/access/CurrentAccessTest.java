package org.vaguemestre.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.refusal.Refused;

class CurrentAccessTest {
    private static final Access OUTER = Access.application("dehors", new UUID(1, 1), "port-lerin");
    private static final Access INNER = Access.application("dedans", new UUID(1, 2), "sainte-orme");

    @Test
    void withNoAccessInForceNothingIsDone() {
        assertThatThrownBy(CurrentAccess::get).isInstanceOf(Refused.class);
        assertThat(new Walled.Scope().get()).containsExactly(new UUID(0, 0));
    }

    @Test
    void anAccessHoldsForItsWorkAndGivesBackTheOneBefore() {
        CurrentAccess.during(OUTER, () -> {
            CurrentAccess.during(
                    INNER, () -> assertThat(new Walled.Scope().get()).containsExactly(new UUID(1, 2)));
            assertThat(CurrentAccess.get()).isSameAs(OUTER);
        });
        assertThat(CurrentAccess.find()).isEmpty();
    }

    @Test
    void workThatFailsLeavesNoAccessBehind() {
        assertThatThrownBy(() -> CurrentAccess.during(OUTER, (Runnable) () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(CurrentAccess.find()).isEmpty();
    }

    @Test
    void aBindingIsUndoneWhenClosed() {
        try (CurrentAccess.Binding bound = CurrentAccess.bind(OUTER)) {
            assertThat(bound).isNotNull();
            assertThat(CurrentAccess.get()).isSameAs(OUTER);
        }
        assertThat(CurrentAccess.find()).isEmpty();
    }

    @Test
    void whoActsForNoOrganisationSeesNone() {
        CurrentAccess.during(
                Access.person(new UUID(3, 3), "Marc Tessier", Set.of(Right.PORTAL_OPERATE)),
                () -> assertThat(new Walled.Scope().get()).containsExactly(new UUID(0, 0)));
    }
}
