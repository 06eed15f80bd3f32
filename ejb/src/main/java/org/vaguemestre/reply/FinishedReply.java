package org.vaguemestre.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.circuit.StepReadiness;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** An answer that is being written is not approved: its letters are finished first. */
@ApplicationScoped
class FinishedReply implements StepReadiness {
    @Inject
    private Replies replies;

    @Override
    public Optional<Refused> refusalOf(TaskKind kind, UUID item) {
        boolean unfinished = kind != TaskKind.OPINION
                && replies.lettersOf(item).stream().anyMatch(letter -> letter.finalSha256() == null);
        return unfinished ? Optional.of(new Refused(Refusal.REPLY_NOT_FINISHED)) : Optional.empty();
    }
}
