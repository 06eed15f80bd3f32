package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refused;

class SavedBasketTest {
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final UUID ROADS = UUID.randomUUID();
    private static final UUID SCHOOLS = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static Access agent(UUID department, Right... rights) {
        return Access.member(
                UUID.randomUUID(),
                "Agent",
                ORGANISATION,
                "port-lerin",
                List.of(new Access.Grant(Set.of(rights), Confidentiality.NORMAL, Set.of(department))));
    }

    private static SavedBasket of(Access owner) {
        return new SavedBasket(
                owner, " Voirie en retard ", Basket.DEPARTMENT, ListOrder.DEADLINE, MailFilter.NONE, 0, NOW);
    }

    @Test
    void whatIsSavedIsTheOwnersAlone() {
        Access camille = agent(ROADS, Right.MAIL_HANDLE);
        SavedBasket saved = of(camille);
        assertThat(saved.shownTo(camille)).isTrue();
        assertThat(saved.shownTo(agent(ROADS, Right.MAIL_HANDLE))).isFalse();
        assertThat(saved.view(camille).name()).isEqualTo("Voirie en retard");
    }

    @Test
    void sharedWithADepartmentItIsShownToItsMembersWhoHaveTheBasket() {
        Access camille = agent(ROADS, Right.MAIL_HANDLE);
        SavedBasket saved = of(camille);
        saved.shareWith(ROADS, camille);
        assertThat(saved.shownTo(agent(ROADS, Right.MAIL_HANDLE))).isTrue();
        assertThat(saved.shownTo(agent(ROADS))).as("without the basket's right").isFalse();
        assertThat(saved.shownTo(agent(SCHOOLS, Right.MAIL_HANDLE))).isFalse();
        assertThat(saved.view(agent(ROADS, Right.MAIL_HANDLE)).mine()).isFalse();
    }

    @Test
    void onlyADepartmentOfOnesOwnIsSharedWith() {
        Access camille = agent(ROADS, Right.MAIL_HANDLE);
        SavedBasket saved = of(camille);
        assertThatThrownBy(() -> saved.shareWith(SCHOOLS, camille)).isInstanceOf(Refused.class);
    }

    @Test
    void onesOldDepartmentKeepsWhatWasSharedUntilTheOwnerDecides() {
        Access before = agent(ROADS, Right.MAIL_HANDLE);
        SavedBasket saved = of(before);
        saved.shareWith(ROADS, before);
        Access after = Access.member(
                before.account(),
                "Agent",
                ORGANISATION,
                "port-lerin",
                List.of(new Access.Grant(Set.of(Right.MAIL_HANDLE), Confidentiality.NORMAL, Set.of(SCHOOLS))));
        saved.shareWith(ROADS, after);
        assertThat(saved.view(after).sharedWith()).isEqualTo(ROADS);
    }

    @Test
    void aNameIsNeitherEmptyNorEndless() {
        Access camille = agent(ROADS, Right.MAIL_HANDLE);
        SavedBasket saved = of(camille);
        assertThatThrownBy(() -> saved.rename("  ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> saved.rename("x".repeat(81))).isInstanceOf(Refused.class);
        saved.rename("😀".repeat(80));
        assertThat(saved.view(camille)
                        .name()
                        .codePointCount(0, saved.view(camille).name().length()))
                .isEqualTo(80);
    }

    @Test
    void aBasketOneDoesNotHaveIsNotSaved() {
        assertThatThrownBy(() -> of(agent(ROADS))).isInstanceOf(Refused.class);
    }
}
