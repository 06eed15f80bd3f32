package org.vaguemestre.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vaguemestre.circuit.CircuitFixture.ANNE;
import static org.vaguemestre.circuit.CircuitFixture.CAMILLE;
import static org.vaguemestre.circuit.CircuitFixture.INES;
import static org.vaguemestre.circuit.CircuitFixture.INVOICE;
import static org.vaguemestre.circuit.CircuitFixture.JEANNE;
import static org.vaguemestre.circuit.CircuitFixture.NOW;
import static org.vaguemestre.circuit.CircuitFixture.PAUL;
import static org.vaguemestre.circuit.CircuitFixture.aCircuit;
import static org.vaguemestre.circuit.CircuitFixture.anItem;
import static org.vaguemestre.circuit.CircuitFixture.plan;
import static org.vaguemestre.organisation.TaskKind.DISPATCH;
import static org.vaguemestre.organisation.TaskKind.HANDLE;
import static org.vaguemestre.organisation.TaskKind.OPINION;
import static org.vaguemestre.organisation.TaskKind.SIGNATURE;
import static org.vaguemestre.organisation.TaskKind.VISA;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.vaguemestre.circuit.CircuitFixture.Run;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class CircuitTest {
    @Nested
    class OneStepAfterTheOther {
        private final Run run = aCircuit()
                .step(HANDLE, CAMILLE)
                .step(VISA, PAUL)
                .step(SIGNATURE, ANNE)
                .step(DISPATCH, JEANNE)
                .runs();

        @Test
        void theFirstStepIsOpenAndTheOthersWait() {
            assertThat(run.told())
                    .containsExactly("HANDLE OPEN", "VISA WAITING", "SIGNATURE WAITING", "DISPATCH WAITING");
            assertThat(run.circuit().waitsFor())
                    .as("it is with whom handles it")
                    .isNull();
        }

        @Test
        void aStepThatIsDoneOpensTheNext() {
            run.does(CAMILLE, Outcome.HANDLED);
            assertThat(run.asked()).containsExactly(PAUL);
            assertThat(run.circuit().waitsFor()).isEqualTo(VISA);
        }

        @Test
        void theLetterIsAnsweredWhenItsDispatchIsDoneAndNotBefore() {
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).does(ANNE, Outcome.SIGNED);
            assertThat(run.circuit().answers()).isFalse();
            run.does(JEANNE, Outcome.SENT);
            assertThat(run.circuit().answers()).isTrue();
            assertThat(run.circuit().endedAt()).isEqualTo(NOW);
        }

        @Test
        void aTaskIsDoneOnce() {
            UUID visa = task(() -> run.does(CAMILLE, Outcome.HANDLED), PAUL);
            run.does(PAUL, Outcome.APPROVED);
            refused(Refusal.TASK_OVER, () -> run.circuit().complete(visa, Outcome.APPROVED, null, PAUL, null, NOW));
        }

        @Test
        void aVisaIsNoSignature() {
            run.does(CAMILLE, Outcome.HANDLED);
            refused(Refusal.FIELD_INVALID, () -> run.does(PAUL, Outcome.SIGNED));
        }

        private UUID task(Runnable before, UUID person) {
            before.run();
            return run.taskOf(person).id();
        }
    }

    @Nested
    class Opinions {
        private StepPlan opinions(boolean oneByOne, Integer quorum) {
            List<Addressee> asked = List.of(Addressee.person(PAUL), Addressee.person(ANNE), Addressee.person(INES));
            return new StepPlan(OPINION, null, 1, asked, oneByOne, quorum, null, null);
        }

        @Test
        void allAreAskedAtOnceAndAllAreAwaited() {
            Run run = aCircuit().step(opinions(false, null)).runs();
            assertThat(run.asked()).containsExactly(PAUL, ANNE, INES);
            run.does(PAUL, Outcome.FAVOURABLE).does(INES, Outcome.UNFAVOURABLE);
            assertThat(run.told()).containsExactly("OPINION OPEN");
            run.does(ANNE, Outcome.RESERVED);
            assertThat(run.told()).containsExactly("OPINION DONE");
        }

        @Test
        void oneByOneTheNextIsAskedWhenTheOneBeforeAnswered() {
            Run run = aCircuit().step(opinions(true, null)).runs();
            assertThat(run.asked()).containsExactly(PAUL);
            run.does(PAUL, Outcome.FAVOURABLE);
            assertThat(run.asked()).containsExactly(ANNE);
        }

        @Test
        void aQuorumIsEnoughAndTheOthersAreAskedNoMore() {
            Run run = aCircuit().step(opinions(false, 2)).runs();
            run.does(ANNE, Outcome.FAVOURABLE).does(INES, Outcome.FAVOURABLE);
            assertThat(run.told()).containsExactly("OPINION DONE");
            assertThat(run.circuit().steps().get(0).tasks())
                    .extracting(CircuitTask::state)
                    .containsExactly(TaskState.CANCELLED, TaskState.DONE, TaskState.DONE);
        }

        @Test
        void anOpinionAskedBesideTheHandlingLeavesTheLetterWithItsAgent() {
            Run run = aCircuit().step(HANDLE, CAMILLE).step(VISA, PAUL).runs();
            run.circuit().add(plan(OPINION, 1, INES, ANNE), null, false, CAMILLE);
            run.goesOn();
            assertThat(run.asked()).containsExactly(CAMILLE, ANNE, INES);
            assertThat(run.circuit().waitsFor()).isNull();
            run.does(CAMILLE, Outcome.HANDLED);
            assertThat(run.circuit().waitsFor()).isEqualTo(OPINION);
            run.does(INES, Outcome.FAVOURABLE).does(ANNE, Outcome.FAVOURABLE);
            assertThat(run.asked()).containsExactly(PAUL);
        }
    }

    @Nested
    class Refusing {
        private final Run run = aCircuit()
                .step(HANDLE, CAMILLE)
                .step(VISA, PAUL)
                .step(VISA, ANNE)
                .step(SIGNATURE, ANNE)
                .step(DISPATCH, JEANNE)
                .runs();

        @Test
        void theLetterGoesBackToWhereItWasPreparedAndAllIsDoneAgain() {
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).refuses(ANNE, null);
            assertThat(run.asked()).containsExactly(CAMILLE);
            assertThat(run.told())
                    .containsExactly(
                            "HANDLE DONE",
                            "VISA DONE",
                            "VISA REFUSED",
                            "HANDLE OPEN",
                            "VISA WAITING",
                            "VISA WAITING",
                            "SIGNATURE WAITING",
                            "DISPATCH WAITING");
        }

        @Test
        void refusedTwiceEachStepIsDoneAgainOnce() {
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).refuses(ANNE, null);
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).refuses(ANNE, run.step(0));
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).does(ANNE, Outcome.APPROVED);
            run.does(ANNE, Outcome.SIGNED).does(JEANNE, Outcome.SENT);
            assertThat(run.circuit().answers()).isTrue();
        }

        @Test
        void itGoesBackToTheStepThatWasChosen() {
            run.does(CAMILLE, Outcome.HANDLED).does(PAUL, Outcome.APPROVED).refuses(ANNE, run.step(1));
            assertThat(run.asked()).containsExactly(PAUL);
        }

        @Test
        void opinionsThatWereGivenAreNotAskedAgain() {
            run.circuit().add(plan(OPINION, 1, INES), null, false, CAMILLE);
            run.goesOn();
            run.does(INES, Outcome.FAVOURABLE)
                    .does(CAMILLE, Outcome.HANDLED)
                    .does(PAUL, Outcome.APPROVED)
                    .refuses(ANNE, null);
            assertThat(run.asked()).containsExactly(CAMILLE);
        }

        @Test
        void aReasonIsGiven() {
            run.does(CAMILLE, Outcome.HANDLED);
            UUID visa = run.taskOf(PAUL).id();
            refused(Refusal.REASON_MISSING, () -> run.circuit().refuse(visa, null, "  ", PAUL, null, NOW));
        }

        @Test
        void whatIsSignedDoesNotGoBackBeforeItsSignature() {
            run.does(CAMILLE, Outcome.HANDLED)
                    .does(PAUL, Outcome.APPROVED)
                    .does(ANNE, Outcome.APPROVED)
                    .does(ANNE, Outcome.SIGNED);
            refused(Refusal.SIGNED_ALREADY, () -> run.refuses(JEANNE, null));
        }

        @Test
        void nothingIsRefusedWhereNothingWasDoneBefore() {
            Run first = aCircuit().step(VISA, PAUL).runs();
            refused(Refusal.REFUSAL_NOT_POSSIBLE, () -> first.refuses(PAUL, null));
        }
    }

    @Nested
    class Conditions {
        private StepPlan above(long cents) {
            Condition amount = new Condition(Condition.Kind.AMOUNT_AT_LEAST, null, null, cents, null, null);
            return new StepPlan(VISA, null, 1, List.of(Addressee.person(PAUL)), false, null, null, amount);
        }

        @Test
        void aStepWhoseConditionHoldsTakesPlace() {
            Run run = aCircuit()
                    .about(anItem(INVOICE, 500_000L))
                    .step(above(400_000))
                    .step(SIGNATURE, ANNE)
                    .runs();
            assertThat(run.asked()).containsExactly(PAUL);
        }

        @Test
        void anotherIsSkippedAndTheNextBegins() {
            Run run = aCircuit()
                    .about(anItem(INVOICE, null))
                    .step(above(400_000))
                    .step(SIGNATURE, ANNE)
                    .runs();
            assertThat(run.told()).containsExactly("VISA SKIPPED", "SIGNATURE OPEN");
        }

        @Test
        void aCircuitOfWhichNothingTakesPlaceEnds() {
            Run run = aCircuit().step(above(400_000)).runs();
            assertThat(run.circuit().endedAt()).isEqualTo(NOW);
            assertThat(run.circuit().answers()).isFalse();
        }
    }

    @Nested
    class Adapting {
        private final Run run = aCircuit()
                .step(HANDLE, CAMILLE)
                .step(VISA, PAUL)
                .step(SIGNATURE, ANNE)
                .runs();

        @Test
        void aStepIsPutBeforeOneThatIsToCome() {
            run.circuit().add(plan(VISA, 2, INES), 2, true, CAMILLE);
            run.does(CAMILLE, Outcome.HANDLED);
            assertThat(run.asked()).containsExactly(INES);
            run.does(INES, Outcome.APPROVED);
            assertThat(run.asked()).containsExactly(PAUL);
        }

        @Test
        void nothingIsAddedToWhatIsOver() {
            run.does(CAMILLE, Outcome.HANDLED);
            refused(Refusal.STEP_ENDED, () -> run.circuit().add(plan(VISA, 1, INES), 1, false, CAMILLE));
        }

        @Test
        void aStepIsSkippedWithAReason() {
            run.does(CAMILLE, Outcome.HANDLED);
            run.circuit().skip(run.step(1), "Paul a donné son accord de vive voix", CAMILLE, NOW);
            run.goesOn();
            assertThat(run.told()).containsExactly("HANDLE DONE", "VISA SKIPPED", "SIGNATURE OPEN");
            refused(Refusal.REASON_MISSING, () -> run.circuit().skip(run.step(2), "", CAMILLE, NOW));
            refused(Refusal.STEP_ENDED, () -> run.circuit().skip(run.step(0), "Trop tard", CAMILLE, NOW));
        }

        @Test
        void itIsStoppedWithAReasonAndAsksNobodyAnyMore() {
            run.circuit().stop("L’administré retire sa demande", PAUL, NOW);
            assertThat(run.asked()).isEmpty();
            assertThat(run.circuit().answers()).isFalse();
            refused(Refusal.CIRCUIT_NOT_RUNNING, () -> run.circuit().stop("Encore", PAUL, NOW));
        }

        @Test
        void aCircuitHasAStep() {
            refused(Refusal.CIRCUIT_WITHOUT_STEPS, () -> aCircuit().runs());
        }

        @Test
        void aCircuitDoesNotGrowForEver() {
            for (int i = run.circuit().steps().size(); i < Circuit.STEPS_LIMIT; i++) {
                run.circuit().add(plan(OPINION, 1, INES), null, false, CAMILLE);
            }
            refused(Refusal.CIRCUIT_TOO_LONG, () -> run.circuit().add(plan(OPINION, 1, INES), null, false, CAMILLE));
        }
    }

    @Test
    void whoHoldsThePlaceIsFoundWhenTheStepBegins() {
        Addressee head = Addressee.headOfItemDepartment();
        Run run = aCircuit()
                .step(HANDLE, CAMILLE)
                .step(StepPlan.of(VISA, 2, head))
                .held(head, PAUL)
                .runs();
        run.does(CAMILLE, Outcome.HANDLED);
        assertThat(run.asked()).containsExactly(PAUL);
    }

    @Test
    void aStepThatNobodyCanDoGoesToTheMailRoomVisibly() {
        Run run = aCircuit()
                .step(StepPlan.of(VISA, 1, Addressee.headOfItemDepartment()))
                .runs();
        assertThat(run.taskOf(JEANNE).standsIn()).isEqualTo(StandsIn.MAIL_ROOM);
    }

    @Test
    void aStepIsDueItsDaysAfterItBegan() {
        StepPlan plan = new StepPlan(VISA, null, 1, List.of(Addressee.person(PAUL)), false, null, 3, null);
        Run run = aCircuit().step(plan).runs();
        assertThat(run.circuit().steps().get(0).dueOn()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void whatIsDoneByDelegationTellsOfWhom() {
        Run run = aCircuit().step(SIGNATURE, ANNE).runs();
        Delegated decree = new Delegated(new UUID(9, 9), ANNE, "Anne Rivoal", "2026-12");
        CircuitTask task = run.taskOf(ANNE);
        run.circuit().complete(task.id(), Outcome.SIGNED, null, INES, decree, NOW);
        assertThat(task.doneBy()).isEqualTo(INES);
        assertThat(task.doneFor()).isEqualTo(ANNE);
        assertThat(task.delegationId()).isEqualTo(decree.delegation());
    }

    private static void refused(Refusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }
}
