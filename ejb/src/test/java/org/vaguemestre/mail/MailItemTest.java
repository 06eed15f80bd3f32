package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vaguemestre.mail.MailItemFixture.ANNE;
import static org.vaguemestre.mail.MailItemFixture.CAMILLE;
import static org.vaguemestre.mail.MailItemFixture.NOW;
import static org.vaguemestre.mail.MailItemFixture.ROADS;
import static org.vaguemestre.mail.MailItemFixture.SCHOOLS;
import static org.vaguemestre.mail.MailItemFixture.TODAY;
import static org.vaguemestre.mail.MailItemFixture.aMailItem;
import static org.vaguemestre.mail.MailItemFixture.camille;
import static org.vaguemestre.mail.MailItemFixture.everything;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class MailItemTest {
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Test
    void anItemWithSubjectAndDepartmentIsInProgressAtOnce() {
        assertThat(aMailItem().registered().state()).isEqualTo(State.IN_PROGRESS);
    }

    @Test
    void anItemWithoutSubjectOrDepartmentIsToBeQualified() {
        assertThat(aMailItem().about(null).registered().state()).isEqualTo(State.REGISTERED);
        assertThat(aMailItem().about("  ").registered().state()).isEqualTo(State.REGISTERED);
        assertThat(aMailItem().in((java.util.UUID) null).registered().state()).isEqualTo(State.REGISTERED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void anItemIsNotQualifiedWithoutSubject(String subject) {
        MailItem item = aMailItem().in(State.REGISTERED);
        assertRefused(
                Refusal.SUBJECT_MISSING,
                () -> item.qualify(aMailItem().about(subject).details(), everything(), NOW, TODAY));
    }

    @Test
    void anItemIsNotQualifiedWithoutDepartment() {
        MailItem item = aMailItem().in(State.REGISTERED);
        assertRefused(
                Refusal.FIELD_MISSING,
                () -> item.qualify(aMailItem().in((java.util.UUID) null).details(), everything(), NOW, TODAY));
    }

    @Test
    void aSubjectIsAThousandCharactersAtMost() {
        assertThat(aMailItem()
                        .about("é".repeat(MailItem.SUBJECT_LIMIT))
                        .registered()
                        .subject())
                .hasSize(MailItem.SUBJECT_LIMIT);
        assertRefused(
                Refusal.FIELD_TOO_LONG,
                () -> aMailItem().about("é".repeat(MailItem.SUBJECT_LIMIT + 1)).registered());
    }

    @Test
    void noDateIsInTheFuture() {
        assertRefused(
                Refusal.DATE_IN_FUTURE, () -> aMailItem().arrivedOn(TOMORROW).registered());
        assertRefused(
                Refusal.DATE_IN_FUTURE, () -> aMailItem().writtenOn(TOMORROW).registered());
        assertRefused(
                Refusal.DATE_IN_FUTURE, () -> aMailItem().postmarkedOn(TOMORROW).registered());
    }

    @Test
    void aLetterDoesNotArriveBeforeItIsWrittenOrPosted() {
        assertRefused(
                Refusal.DATE_ORDER,
                () -> aMailItem().arrivedOn(YESTERDAY).writtenOn(TODAY).registered());
        assertRefused(
                Refusal.DATE_ORDER,
                () -> aMailItem().arrivedOn(YESTERDAY).postmarkedOn(TODAY).registered());
        assertThat(aMailItem()
                        .arrivedOn(TODAY)
                        .writtenOn(TODAY)
                        .postmarkedOn(TODAY)
                        .registered()
                        .arrivedOn())
                .isEqualTo(TODAY);
    }

    @Test
    void aLetterThatLeavesMayBearTheDateOfItsSignature() {
        assertThat(aMailItem()
                        .going(Direction.OUTGOING)
                        .arrivedOn(YESTERDAY)
                        .writtenOn(TODAY)
                        .registered()
                        .writtenOn())
                .isEqualTo(TODAY);
    }

    @Test
    void anArrivalNotSaidIsToday() {
        assertThat(aMailItem().arrivedOn(null).registered().arrivedOn()).isEqualTo(TODAY);
    }

    @Test
    void qualifyingWithoutSayingTheArrivalKeepsTheDayItCame() {
        MailItem item = aMailItem().arrivedOn(YESTERDAY).in(State.REGISTERED);
        item.qualify(aMailItem().arrivedOn(null).details(), everything(), NOW, TODAY);
        assertThat(item.arrivedOn()).isEqualTo(YESTERDAY);
    }

    @Test
    void whatIsConfidentialStaysSoUntilSomeoneSaysOtherwise() {
        MailItem item = aMailItem().kept(Confidentiality.CONFIDENTIAL).registered();
        item.correct(aMailItem().kept(null).details(), everything(), NOW, TODAY);
        assertThat(item.confidentiality()).isEqualTo(Confidentiality.CONFIDENTIAL);
        item.correct(aMailItem().kept(Confidentiality.NORMAL).details(), everything(), NOW, TODAY);
        assertThat(item.confidentiality()).isEqualTo(Confidentiality.NORMAL);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingIsClosedNorVoidedWithoutAReason(String reason) {
        MailItem item = aMailItem().registered();
        assertRefused(Refusal.REASON_MISSING, () -> item.close(reason, everything(), NOW));
        assertRefused(Refusal.REASON_MISSING, () -> item.voidBecause(reason, everything(), NOW));
        assertThat(item.state()).isEqualTo(State.IN_PROGRESS);
    }

    @Test
    void theReasonIsKeptWithTheItem() {
        MailItem closed = aMailItem().registered();
        closed.close(" Publicité ", everything(), NOW);
        assertThat(closed.closingReason()).isEqualTo("Publicité");
        MailItem voided = aMailItem().registered();
        voided.voidBecause("Doublon", everything(), NOW);
        assertThat(voided.voidReason()).isEqualTo("Doublon");
        assertThat(voided.number()).isEqualTo("A-2026-004217");
    }

    @Test
    void anItemSentBackIsNobodysAndIsQualifiedAgain() {
        MailItem item = aMailItem().with(CAMILLE).registered();
        item.returnToMailRoom(everything(), NOW);
        assertThat(item.state()).isEqualTo(State.REGISTERED);
        assertThat(item.departmentId()).isNull();
        assertThat(item.assigneeId()).isNull();
        item.qualify(aMailItem().in(SCHOOLS).details(), everything(), NOW, TODAY);
        assertThat(item.departmentId()).isEqualTo(SCHOOLS);
    }

    @Test
    void whoSeesAnItemFollowsWhereItGoes() {
        MailItem item = aMailItem().in(ROADS).registered();
        assertThat(item.seenBy(camille())).isTrue();
        item.route(SCHOOLS, null, everything(), NOW);
        assertThat(item.seenBy(camille())).isFalse();
        item.route(SCHOOLS, CAMILLE, everything(), NOW);
        assertThat(item.seenBy(camille())).isTrue();
    }

    @Test
    void whoIsInCopySeesItAndTheirDepartmentToo() {
        assertThat(aMailItem().in(SCHOOLS).copiedTo(null, CAMILLE).registered().seenBy(camille()))
                .isTrue();
        assertThat(aMailItem().in(SCHOOLS).copiedTo(ROADS, null).registered().seenBy(camille()))
                .isTrue();
    }

    @Test
    void aConfidentialItemIsSeenByTheClearedAndTheNamedOnly() {
        MailItem item = aMailItem()
                .in(ROADS)
                .with(ANNE)
                .kept(Confidentiality.CONFIDENTIAL)
                .registered();
        assertThat(item.seenBy(camille(Right.MAIL_SEE_ALL))).isFalse();
        assertThat(item.seenBy(everything())).as("named, with no clearance").isTrue();
        Access cleared = Access.member(
                CAMILLE,
                "Camille Durand",
                MailItemFixture.PORT_LERIN,
                "port-lerin",
                List.of(new Access.Grant(Set.of(), Confidentiality.CONFIDENTIAL, Set.of(ROADS))));
        assertThat(item.seenBy(cleared)).isTrue();
    }

    @Test
    void theCommitmentIsCountedFromTheArrival() {
        MailItem item = aMailItem().arrivedOn(LocalDate.of(2026, 2, 26)).registered();
        item.commitWithin(15);
        assertThat(item.committedFor()).isEqualTo(LocalDate.of(2026, 3, 13));
        item.commitWithin(null);
        assertThat(item.committedFor()).isNull();
    }

    private static void assertRefused(Refusal refusal, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
