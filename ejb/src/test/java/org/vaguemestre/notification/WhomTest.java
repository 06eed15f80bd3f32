package org.vaguemestre.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.journal.JournalEntry;

class WhomTest {
    private static final UUID ITEM = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID CAMILLE = UUID.fromString("00000000-0000-7000-8000-00000000000c");
    private static final UUID ERWAN = UUID.fromString("00000000-0000-7000-8000-00000000000e");
    private static final UUID PAUL = UUID.fromString("00000000-0000-7000-8000-00000000000f");

    private static JournalEntry entry(String act, UUID actor, String facts) {
        byte[] bytes = ("{\"facts\":{" + facts + "}}").getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(ITEM, 1, Instant.EPOCH, act, actor, "mail-item", ITEM, bytes, new byte[32]);
    }

    @Test
    void whoseTaskBeginsIsTold() {
        String opened = "\"opened\":[{\"kind\":\"VISA\",\"holders\":[\"%s\",\"%s\"]}]".formatted(ERWAN, CAMILLE);
        assertThat(Whom.of(entry("circuit.handled", CAMILLE, opened), List.of()))
                .as("not who did it")
                .containsOnlyKeys(ERWAN)
                .containsValue(NotificationKind.TASK);
    }

    @Test
    void whomItIsGivenToIsToldAndNobodyWhenItStaysWhereItIs() {
        String given =
                "\"assignee\":\"%s\",\"changes\":[{\"field\":\"assignee\",\"to\":\"%s\"}]".formatted(CAMILLE, CAMILLE);
        assertThat(Whom.of(entry("mail-item.assigned", PAUL, given), List.of()))
                .containsEntry(CAMILLE, NotificationKind.ASSIGNED);
        String kept = "\"assignee\":\"%s\",\"changes\":[{\"field\":\"priority\",\"to\":\"HIGH\"}]".formatted(CAMILLE);
        assertThat(Whom.of(entry("mail-item.corrected", PAUL, kept), List.of())).isEmpty();
    }

    @Test
    void whoFollowsIsToldOfWhatHappensAndNotOfWhatIsOnlyLookedAt() {
        assertThat(Whom.of(entry("circuit.approved", ERWAN, ""), List.of(PAUL, ERWAN)))
                .containsOnlyKeys(PAUL)
                .containsValue(NotificationKind.FOLLOWED);
        assertThat(Whom.of(entry("mail-item.consulted", ERWAN, ""), List.of(PAUL)))
                .isEmpty();
    }

    @Test
    void aNoteForSomeIsToldToThoseItCallsOnly() {
        String note = "\"visibility\":\"ALONE\",\"mentions\":[\"%s\"]".formatted(ERWAN);
        assertThat(Whom.of(entry("mail-item.noted", CAMILLE, note), List.of(PAUL)))
                .containsOnlyKeys(ERWAN)
                .containsValue(NotificationKind.MENTION);
    }

    @Test
    void ofSeveralReasonsTheFirstIsTold() {
        String both = "\"opened\":[{\"kind\":\"SIGNATURE\",\"holders\":[\"%s\"]}]".formatted(PAUL);
        assertThat(Whom.of(entry("circuit.approved", ERWAN, both), List.of(PAUL)))
                .containsEntry(PAUL, NotificationKind.TASK);
    }
}
