package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vaguemestre.mail.MailItemFixture.ANNE;
import static org.vaguemestre.mail.MailItemFixture.CAMILLE;
import static org.vaguemestre.mail.MailItemFixture.NOW;
import static org.vaguemestre.mail.MailItemFixture.ROADS;
import static org.vaguemestre.mail.MailItemFixture.SCHOOLS;
import static org.vaguemestre.mail.MailItemFixture.aMailItem;
import static org.vaguemestre.mail.MailItemFixture.camille;
import static org.vaguemestre.mail.MailItemFixture.everything;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** What was just done is taken back, by who did it, a moment later, and to exactly what it was. */
class UndoingTest {
    private static final Instant SOON = NOW.plusSeconds(10);

    private static MailItem withCamille() {
        return aMailItem().in(ROADS).with(CAMILLE).registered();
    }

    private static LastAct last(MailAct act, UUID actor, MailItem.Standing before) {
        return new LastAct(act.code(), actor, NOW, null, before);
    }

    private static void isPutBack(MailAct act, Consumer<MailItem> doing) {
        MailItem item = withCamille();
        MailItem.Standing before = item.standing();
        doing.accept(item);
        assertThat(item.standing()).isNotEqualTo(before);
        MailUndo undo = item.undo(last(act, ANNE, before), everything(), SOON);
        assertThat(undo.name()).isEqualTo(act.name());
        assertThat(item.standing()).isEqualTo(before);
        assertThat(item.closingReason()).isNull();
        assertThat(item.seenBy(camille())).as("its audience follows").isTrue();
    }

    @Test
    void whatWasClosedIsReopened() {
        isPutBack(MailAct.CLOSE, item -> item.close("Pour information", everything(), NOW));
    }

    @Test
    void whatWasSentElsewhereComesBackToItsDepartmentAndAgent() {
        isPutBack(MailAct.ROUTE, item -> item.route(SCHOOLS, null, everything(), NOW));
    }

    @Test
    void whatWasReturnedToTheMailRoomIsInProgressAgain() {
        isPutBack(MailAct.RETURN, item -> item.returnToMailRoom(everything(), NOW));
    }

    @Test
    void whatWasTakenOrAssignedGoesBackToWhoHadIt() {
        isPutBack(MailAct.TAKE, item -> item.take(everything(), NOW));
        isPutBack(MailAct.ASSIGN, item -> item.assign(ANNE, everything(), NOW));
    }

    @Test
    void nobodyUndoesWhatAnotherDid() {
        MailItem item = withCamille();
        MailItem.Standing before = item.standing();
        item.close("Sans suite", everything(), NOW);
        isRefused(Refusal.NOTHING_TO_UNDO, item, last(MailAct.CLOSE, ANNE, before), camille(Right.values()), SOON);
        assertThat(item.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theApplicationUndoesNothing() {
        MailItem item = withCamille();
        isRefused(
                Refusal.NOTHING_TO_UNDO,
                item,
                last(MailAct.CLOSE, null, item.standing()),
                Access.application("essai", MailItemFixture.PORT_LERIN, "port-lerin"),
                SOON);
    }

    @Test
    void aMomentLaterItIsTooLate() {
        MailItem item = withCamille();
        LastAct last = last(MailAct.CLOSE, ANNE, item.standing());
        assertThat(item.refusalOfUndoing(last, everything(), NOW.plus(MailItem.UNDO_WINDOW)))
                .isEmpty();
        isRefused(
                Refusal.UNDO_TOO_LATE,
                item,
                last,
                everything(),
                NOW.plus(MailItem.UNDO_WINDOW).plus(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CLOSE", "ROUTE", "ASSIGN", "RETURN", "TAKE"},
            mode = EnumSource.Mode.EXCLUDE)
    void noOtherActCanBeUndone(MailAct act) {
        MailItem item = withCamille();
        isRefused(Refusal.NOTHING_TO_UNDO, item, last(act, ANNE, item.standing()), everything(), SOON);
    }

    @Test
    void anUndoingIsNotUndone() {
        MailItem item = withCamille();
        LastAct undone = new LastAct(MailUndo.CLOSE.code(), ANNE, NOW, null, item.standing());
        isRefused(Refusal.NOTHING_TO_UNDO, item, undone, everything(), SOON);
    }

    @Test
    void whoHasItAlreadyIsNotGivenItAgain() {
        MailItem item = withCamille();
        assertThatThrownBy(() -> item.assign(CAMILLE, everything(), NOW))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.ALREADY_ASSIGNED));
    }

    @Test
    void theJournalTellsWhereTheItemStoodAndForWhichRequest() {
        UUID command = new UUID(9, 9);
        MailItem.Standing before = new MailItem.Standing(State.IN_PROGRESS, ROADS, null);
        LastAct read = LastAct.in(List.of(
                        entry(MailAct.CLOSE.code(), LastAct.facts(command, before)),
                        entry(MailAct.NOTE.code(), Map.of()),
                        entry(MailAct.LINK.code(), Map.of())))
                .orElseThrow();
        assertThat(read).isEqualTo(new LastAct(MailAct.CLOSE.code(), ANNE, NOW, command, before));
        assertThat(read.answers(command, ANNE)).isTrue();
        assertThat(read.answers(command, CAMILLE)).isFalse();
        assertThat(read.answers(null, ANNE)).isFalse();
        assertThat(LastAct.in(List.of())).isEmpty();
    }

    private static JournalEntry entry(String act, Map<String, Object> facts) {
        byte[] bytes = Json.createObjectBuilder()
                .add("facts", Json.createObjectBuilder(plain(facts)))
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return new JournalEntry(
                MailItemFixture.PORT_LERIN, 1, NOW, act, ANNE, MailAct.SUBJECT, new UUID(5, 5), bytes, new byte[32]);
    }

    /** As the journal writes facts: identifiers and constants as text. */
    private static Map<String, Object> plain(Map<?, ?> facts) {
        Map<String, Object> plain = new HashMap<>();
        facts.forEach((name, value) -> plain.put(
                (String) name, value instanceof Map<?, ?> map ? plain(map) : value == null ? null : value.toString()));
        return plain;
    }

    private static void isRefused(Refusal refusal, MailItem item, LastAct last, Access access, Instant at) {
        assertThat(item.refusalOfUndoing(last, access, at)).contains(refusal);
        assertThatThrownBy(() -> item.undo(last, access, at))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
