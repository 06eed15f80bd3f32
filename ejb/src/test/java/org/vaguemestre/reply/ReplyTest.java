package org.vaguemestre.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vaguemestre.document.OfficeFields;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class ReplyTest {
    private static final UUID PORT_LERIN = new UUID(1, 1);
    private static final UUID ITEM = new UUID(4, 1);
    private static final UUID CAMILLE = new UUID(3, 1);
    private static final UUID ANNE = new UUID(3, 3);
    private static final UUID ELODIE = new UUID(6, 1);
    private static final UUID MARC = new UUID(6, 2);
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private static Reply to(UUID... correspondents) {
        return of(Direction.INCOMING, "Votre courrier", correspondents);
    }

    private static Reply of(Direction direction, String subject, UUID... correspondents) {
        return new Reply(PORT_LERIN, ITEM, direction, subject, null, List.of(correspondents), CAMILLE, ANNE, NOW);
    }

    private static Reply finished() {
        Reply reply = to(ELODIE);
        reply.finish(reply.letters().get(0).id(), "f1");
        return reply;
    }

    @Test
    void thereIsOneLetterForEachCorrespondentOnce() {
        assertThat(to(ELODIE, MARC, ELODIE).letters())
                .extracting(ReplyLetter::correspondentId)
                .containsExactly(ELODIE, MARC);
    }

    @Test
    void aReplyHasARecipientAndASubject() {
        refused(Refusal.REPLY_WITHOUT_RECIPIENT, ReplyTest::to);
        refused(Refusal.REPLY_WITHOUT_RECIPIENT, () -> of(Direction.OUTGOING, "Votre courrier"));
        refused(Refusal.FIELD_MISSING, () -> of(Direction.INCOMING, " ", ELODIE));
    }

    @Test
    void aMemoIsOneLetterToNoCorrespondent() {
        assertThat(of(Direction.INTERNAL, "Congés d’été").letters())
                .extracting(ReplyLetter::correspondentId)
                .containsExactly((UUID) null);
    }

    @Test
    void anAcknowledgementIsOneLetterThatNeedsNoSignature() {
        Reply acknowledgement = Reply.acknowledging(
                PORT_LERIN,
                ITEM,
                Direction.INCOMING,
                "Accusé de réception",
                new UUID(8, 1),
                ELODIE,
                CAMILLE,
                NOW,
                "a1");
        assertThat(acknowledgement.letters()).hasSize(1);
        assertThat(acknowledgement.letters().get(0).signedSha256()).isEqualTo("a1");
        refused(
                Refusal.ACKNOWLEDGEMENT_NOT_DUE,
                () -> Reply.acknowledging(
                        PORT_LERIN, ITEM, Direction.OUTGOING, "Accusé", null, ELODIE, CAMILLE, NOW, "a1"));
        refused(
                Refusal.REPLY_WITHOUT_RECIPIENT,
                () -> Reply.acknowledging(
                        PORT_LERIN, ITEM, Direction.INCOMING, "Accusé", null, null, CAMILLE, NOW, "a1"));
    }

    @Test
    void itIsFinishedWhenEachOfItsLettersIs() {
        Reply reply = to(ELODIE, MARC);
        reply.finish(reply.letters().get(0).id(), "f1");
        assertThat(reply.isFinished()).isFalse();
        reply.finish(reply.letters().get(1).id(), "f2");
        assertThat(reply.isFinished()).isTrue();
    }

    @Test
    void writtenAgainItIsToBeFinishedAgain() {
        Reply reply = finished();
        reply.written();
        assertThat(reply.isFinished()).isFalse();
    }

    @Test
    void whatIsSignedChangesNoMore() {
        Reply reply = finished();
        ReplyLetter letter = reply.letters().get(0);
        refused(Refusal.REPLY_CHANGED, () -> letter.sign("f0", "s0"));
        letter.sign("f1", "s1");
        refused(Refusal.SIGNED_ALREADY, reply::written);
        refused(Refusal.SIGNED_ALREADY, () -> reply.finish(letter.id(), "f2"));
        refused(Refusal.SIGNED_ALREADY, () -> reply.abandon(NOW));
        refused(Refusal.SIGNED_ALREADY, () -> letter.sign("f1", "s2"));
        assertThat(letter.signedSha256()).isEqualTo("s1");
    }

    @Test
    void nothingIsSignedThatIsNotFinished() {
        ReplyLetter letter = to(ELODIE).letters().get(0);
        refused(Refusal.REPLY_NOT_FINISHED, () -> letter.sign("f1", "s1"));
    }

    @Test
    void aLetterHasItsNumberOnce() {
        ReplyLetter letter = finished().letters().get(0);
        letter.number(new UUID(4, 2));
        assertThatThrownBy(() -> letter.number(new UUID(4, 3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTemplateWithAnUnknownFieldIsRefusedWithItsPlace() {
        OfficeFields.Unknown unknown = new OfficeFields.Unknown("courrier.objett", 3, "Objet : …");
        OfficeFields found = new OfficeFields("odt", List.of(), List.of(unknown));
        assertThatThrownBy(() -> TemplateConfiguration.requireFit(TemplateKind.REPLY, found))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("courrier.objett")
                .hasMessageContaining("paragraphe 3");
    }

    @ParameterizedTest
    @EnumSource(TemplateKind.class)
    void aTemplateBearsWhatTheLawAsksOfALetter(TemplateKind kind) {
        List<String> all = kind.required().stream().map(MergeField::field).toList();
        TemplateConfiguration.requireFit(kind, new OfficeFields("odt", all, List.of()));
        for (String missing : all) {
            List<String> others =
                    all.stream().filter(field -> !field.equals(missing)).toList();
            refused(
                    Refusal.TEMPLATE_MENTION_MISSING,
                    () -> TemplateConfiguration.requireFit(kind, new OfficeFields("odt", others, List.of())));
        }
    }

    private static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
