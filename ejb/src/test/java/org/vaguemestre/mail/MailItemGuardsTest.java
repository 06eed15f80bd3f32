package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vaguemestre.mail.MailItemFixture.CAMILLE;
import static org.vaguemestre.mail.MailItemFixture.JEANNE;
import static org.vaguemestre.mail.MailItemFixture.NOW;
import static org.vaguemestre.mail.MailItemFixture.ROADS;
import static org.vaguemestre.mail.MailItemFixture.SCHOOLS;
import static org.vaguemestre.mail.MailItemFixture.TODAY;
import static org.vaguemestre.mail.MailItemFixture.aMailItem;
import static org.vaguemestre.mail.MailItemFixture.camille;
import static org.vaguemestre.mail.MailItemFixture.everything;
import static org.vaguemestre.mail.MailItemFixture.jeanne;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Every act on every state: the table a person of the trade would draw. */
class MailItemGuardsTest {
    /** What someone who may do everything can still do. */
    private static final Map<State, Set<MailAct>> OPEN = Map.of(
            State.REGISTERED,
            EnumSet.of(
                    MailAct.QUALIFY,
                    MailAct.ARRANGE,
                    MailAct.CUT,
                    MailAct.MERGE,
                    MailAct.VOID,
                    MailAct.CONSULT,
                    MailAct.NOTE,
                    MailAct.ADD_DOCUMENT,
                    MailAct.LINK,
                    MailAct.UNLINK),
            State.IN_PROGRESS,
            EnumSet.of(
                    MailAct.CORRECT,
                    MailAct.ROUTE,
                    MailAct.ASSIGN,
                    MailAct.RETURN,
                    MailAct.TAKE,
                    MailAct.CLOSE,
                    MailAct.VOID,
                    MailAct.CONSULT,
                    MailAct.NOTE,
                    MailAct.ADD_DOCUMENT,
                    MailAct.LINK,
                    MailAct.UNLINK),
            State.ANSWERED,
            EnumSet.of(
                    MailAct.CORRECT,
                    MailAct.VOID,
                    MailAct.CONSULT,
                    MailAct.NOTE,
                    MailAct.ADD_DOCUMENT,
                    MailAct.LINK,
                    MailAct.UNLINK),
            State.CLOSED,
            EnumSet.of(MailAct.CONSULT, MailAct.NOTE, MailAct.LINK, MailAct.UNLINK),
            State.ARCHIVED,
            EnumSet.of(MailAct.CONSULT, MailAct.NOTE, MailAct.LINK, MailAct.UNLINK),
            State.DISPOSED,
            EnumSet.of(MailAct.CONSULT, MailAct.NOTE, MailAct.LINK, MailAct.UNLINK),
            State.TRANSFERRED,
            EnumSet.of(MailAct.CONSULT, MailAct.NOTE, MailAct.LINK, MailAct.UNLINK),
            State.VOID,
            EnumSet.of(MailAct.CONSULT, MailAct.NOTE));

    @ParameterizedTest
    @EnumSource
    void eachStateAllowsItsActsAndNoOther(State state) {
        assertThat(aMailItem().in(state).actsOpenTo(everything())).isEqualTo(OPEN.get(state));
    }

    static Stream<Arguments> everyStateAndAct() {
        return Stream.of(State.values())
                .flatMap(state -> Stream.of(MailAct.values()).map(act -> Arguments.of(state, act)));
    }

    /** The button, the guard and the act give the same answer. */
    @ParameterizedTest
    @MethodSource("everyStateAndAct")
    void anActIsDoneExactlyWhenItIsOpen(State state, MailAct act) {
        MailItem item = aMailItem().in(state);
        if (item.refusalOf(act, everything()).isEmpty()) {
            perform(act, item, everything());
        } else if (act != MailAct.REGISTER) {
            Refusal refusal = item.refusalOf(act, everything()).get();
            assertRefused(refusal, () -> perform(act, item, everything()));
            assertThat(item.state()).isEqualTo(state);
        }
    }

    private static void perform(MailAct act, MailItem item, Access access) {
        switch (act) {
            case QUALIFY -> item.qualify(aMailItem().details(), access, NOW, TODAY);
            case CORRECT -> item.correct(aMailItem().details(), access, NOW, TODAY);
            case ROUTE -> item.route(SCHOOLS, null, access, NOW);
            case ASSIGN -> item.assign(JEANNE, access, NOW);
            case RETURN -> item.returnToMailRoom(access, NOW);
            case TAKE -> item.take(access, NOW);
            case CLOSE -> item.close("Sans suite", access, NOW);
            case VOID -> item.voidBecause("Doublon", access, NOW);
            case ADD_DOCUMENT -> item.attach("00", "plan.pdf", access, NOW);
            case REGISTER, READ, CONSULT, NOTE, LINK, UNLINK, ARRANGE, CUT, MERGE -> item.permit(act, access);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoRightDoesNothingButReadNoteAndLink(State state) {
        assertThat(aMailItem().in(state).actsOpenTo(camille()))
                .isSubsetOf(MailAct.CONSULT, MailAct.NOTE, MailAct.LINK, MailAct.UNLINK);
    }

    @Test
    void theMailRoomQualifiesWhatIsRegistered() {
        assertRefused(
                Refusal.RIGHT_MISSING,
                () -> perform(MailAct.QUALIFY, aMailItem().in(State.REGISTERED), camille(Right.MAIL_HANDLE)));
        MailItem item = aMailItem().in(State.REGISTERED);
        perform(MailAct.QUALIFY, item, jeanne(Right.MAIL_QUALIFY));
        assertThat(item.state()).isEqualTo(State.IN_PROGRESS);
    }

    @Test
    void whatIsQualifiedIsNotQualifiedAgain() {
        assertRefused(
                Refusal.ALREADY_QUALIFIED,
                () -> perform(MailAct.QUALIFY, aMailItem().in(State.IN_PROGRESS), everything()));
    }

    @Test
    void aMissingRightIsTheOneToAskFor() {
        assertThatThrownBy(() -> perform(MailAct.VOID, aMailItem().in(State.IN_PROGRESS), camille()))
                .hasMessageContaining("MAIL_VOID");
        assertThatThrownBy(() -> perform(MailAct.TAKE, aMailItem().in(State.IN_PROGRESS), camille()))
                .hasMessageContaining("MAIL_HANDLE");
    }

    @Test
    void theDepartmentHandlesItsOwnAndNobodyElses() {
        assertThat(aMailItem().in(ROADS).registered().refusalOf(MailAct.TAKE, camille(Right.MAIL_HANDLE)))
                .isEmpty();
        assertThat(aMailItem().in(SCHOOLS).registered().refusalOf(MailAct.TAKE, camille(Right.MAIL_HANDLE)))
                .contains(Refusal.NOT_OF_YOUR_DEPARTMENT);
    }

    @Test
    void whoHasItByNameHandlesItWhereverItIs() {
        MailItem item = aMailItem().in(SCHOOLS).with(CAMILLE).registered();
        assertThat(item.refusalOf(MailAct.CLOSE, camille(Right.MAIL_HANDLE))).isEmpty();
    }

    @Test
    void whoMayRouteDoesSoWithoutBeingOfTheDepartment() {
        MailItem item = aMailItem().in(SCHOOLS).registered();
        assertThat(item.actsOpenTo(jeanne(Right.MAIL_ROUTE)))
                .contains(MailAct.ROUTE, MailAct.ASSIGN, MailAct.RETURN)
                .doesNotContain(MailAct.TAKE, MailAct.CLOSE);
    }

    @Test
    void whatIsTakenIsNotTakenAgainByTheSame() {
        MailItem item = aMailItem().registered();
        item.take(camille(Right.MAIL_HANDLE), NOW);
        assertThat(item.assigneeId()).isEqualTo(CAMILLE);
        assertRefused(Refusal.ALREADY_TAKEN, () -> item.take(camille(Right.MAIL_HANDLE), NOW));
    }

    @Test
    void nothingHappensToAVoidItemAnyMore() {
        for (MailAct act : EnumSet.complementOf(EnumSet.of(MailAct.CONSULT, MailAct.NOTE))) {
            assertThat(aMailItem().in(State.VOID).refusalOf(act, everything())).contains(Refusal.ITEM_VOID);
        }
    }

    private static void assertRefused(Refusal refusal, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
