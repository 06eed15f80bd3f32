package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.refusal.Refused;

class PlaceTest {
    static MailRow row(UUID id, LocalDate committedFor, LocalDate arrivedOn, Instant registeredAt) {
        return new MailRow(
                id,
                "A-1",
                Direction.INCOMING,
                State.IN_PROGRESS,
                "Objet",
                null,
                arrivedOn,
                registeredAt,
                committedFor,
                Priority.NORMAL,
                Confidentiality.NORMAL,
                null,
                UUID.randomUUID(),
                "Voirie",
                null,
                null,
                0);
    }

    @Test
    void aPlaceIsReadBackInItsOrderAndInNoOther() {
        MailRow row =
                row(UUID.randomUUID(), null, LocalDate.of(2026, 11, 25), Instant.parse("2026-11-25T10:00:00.123456Z"));
        for (ListOrder order : ListOrder.values()) {
            Place place = Place.of(order, row);
            assertThat(Place.read(order, place.cursor())).isEqualTo(place);
            for (ListOrder other : ListOrder.values()) {
                if (other != order) {
                    assertThatThrownBy(() -> Place.read(other, place.cursor())).isInstanceOf(Refused.class);
                }
            }
        }
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        for (String hostile : new String[] {"zzz", "%", "YQ", "ZWNoZWFuY2V8LXx4fHk", "'; drop table"}) {
            assertThatThrownBy(() -> Place.read(ListOrder.DEADLINE, hostile)).isInstanceOf(Refused.class);
        }
        assertThat(Place.read(ListOrder.DEADLINE, "")).isNull();
    }

    @Test
    void whatHasNoDeadlineComesLastAndIdentifiersAreComparedWithoutSigns() {
        UUID low = new UUID(1, 1);
        UUID high = new UUID(-1, 1);
        LocalDate day = LocalDate.of(2026, 11, 25);
        var lines = Place.lines(ListOrder.DEADLINE);
        assertThat(lines.compare(row(low, day, day, Instant.EPOCH), row(high, day, day, Instant.EPOCH)))
                .isNegative();
        assertThat(lines.compare(row(high, day, day, Instant.EPOCH), row(low, null, day, Instant.EPOCH)))
                .isNegative();
    }
}
