package org.vaguemestre.web.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.ListOrder;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

class ListRequestTest {
    private static final UUID ROADS = UUID.randomUUID();

    private static ListRequest asked(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return ListRequest.read(parameters::get, Basket.TO_HANDLE);
    }

    @Test
    void anAddressThatAsksForNothingShowsTheUsualBasketInItsUsualOrder() {
        ListRequest asked = asked();
        assertThat(asked.basket()).isEqualTo(Basket.TO_HANDLE);
        assertThat(asked.order()).isEqualTo(ListOrder.DEADLINE);
        assertThat(asked.filter()).isEqualTo(MailFilter.NONE);
        assertThat(asked.wrong()).isEmpty();
        assertThat(asked.query()).isEqualTo("basket=a-traiter");
    }

    @Test
    void everyCriterionIsReadAndWrittenBackAsItWas() {
        MailFilter filter = new MailFilter(
                null,
                State.IN_PROGRESS,
                ROADS,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 2, 28),
                true,
                Priority.URGENT,
                Confidentiality.RESTRICTED,
                Channel.EMAIL,
                true,
                true);
        ListRequest request = ListRequest.of(Basket.ALL, ListOrder.DEPARTMENT, filter);
        ListRequest again = ListRequest.read(request.parameters()::get, Basket.TO_HANDLE);
        assertThat(again.filter()).isEqualTo(filter);
        assertThat(again.basket()).isEqualTo(Basket.ALL);
        assertThat(again.order()).isEqualTo(ListOrder.DEPARTMENT);
        assertThat(again.query()).isEqualTo(request.query());
    }

    @Test
    void whatIsNoValueIsToldAndTheOthersApply() {
        ListRequest asked = asked("service", "voirie'; drop table", "etat", "IN_PROGRESS", "du", "2026-02-30");
        assertThat(asked.filter().state()).isEqualTo(State.IN_PROGRESS);
        assertThat(asked.filter().department()).isNull();
        assertThat(asked.wrong())
                .containsExactly(
                        new ListRequest.Wrong(Criterion.DEPARTMENT, "voirie'; drop table"),
                        new ListRequest.Wrong(Criterion.FROM, "2026-02-30"));
        assertThat(asked.query()).isEqualTo("basket=a-traiter&etat=IN_PROGRESS");
    }

    @Test
    void aYearOfNoCalendarIsNoDay() {
        assertThat(asked("au", "+99999-01-01").wrong()).hasSize(1);
        assertThat(asked("au", "-0044-03-15").wrong()).hasSize(1);
    }

    @Test
    void aLongOrHostileValueIsQuotedShortAndWithoutControlCharacters() {
        String quoted =
                asked("etat", "\u0000\u202e" + "😀".repeat(300)).wrong().get(0).value();
        assertThat(quoted.codePointCount(0, quoted.length())).isLessThanOrEqualTo(41);
        assertThat(quoted).doesNotContain("\u0000").endsWith("…");
        assertThat(Character.isLowSurrogate(quoted.charAt(quoted.length() - 2))).isTrue();
    }

    @Test
    void anOrderThatTheBasketDoesNotHaveIsItsUsualOne() {
        ListRequest asked = asked("basket", "a-qualifier", "ordre", "service");
        assertThat(asked.order()).isEqualTo(ListOrder.ARRIVAL);
        assertThat(asked.wrong()).containsExactly(new ListRequest.Wrong(null, "service"));
    }

    @Test
    void aBasketThatDoesNotExistIsTheUsualOneAndKeepsItsFilters() {
        ListRequest asked = asked("basket", "corbeille", "retard", "1");
        assertThat(asked.basket()).isEqualTo(Basket.TO_HANDLE);
        assertThat(asked.filter().late()).isTrue();
    }

    @Test
    void oneCriterionIsTakenAwayAndTheOthersStay() {
        ListRequest asked = asked("retard", "1", "libre", "1", "ordre", "recents");
        assertThat(asked.without(Criterion.LATE).query()).isEqualTo("basket=a-traiter&ordre=recents&libre=1");
        assertThat(asked.unfiltered().query()).isEqualTo("basket=a-traiter&ordre=recents");
    }
}
