package org.vaguemestre.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.circuit.StepReadiness;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** A dispatch is not merely ticked: where there are letters, each of them has left. */
@ApplicationScoped
class SentLetters implements StepReadiness {
    @Inject
    private Dispatches dispatches;

    @Override
    public Optional<Refused> refusalOf(TaskKind kind, UUID item) {
        boolean waiting = kind == TaskKind.DISPATCH
                && dispatches.of(item).stream().anyMatch(one -> one.state() != DispatchState.SENT);
        return waiting ? Optional.of(new Refused(Refusal.LETTER_UNSENT)) : Optional.empty();
    }
}
