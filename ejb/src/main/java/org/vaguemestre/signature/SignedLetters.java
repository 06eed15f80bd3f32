package org.vaguemestre.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.circuit.StepReadiness;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Replies;

/** A signature is not merely ticked: where there are letters, each of them is signed first. */
@ApplicationScoped
class SignedLetters implements StepReadiness {
    @Inject
    private Replies replies;

    @Override
    public Optional<Refused> refusalOf(TaskKind kind, UUID item) {
        boolean unsigned = kind == TaskKind.SIGNATURE
                && replies.lettersOf(item).stream().anyMatch(letter -> letter.signedSha256() == null);
        return unsigned ? Optional.of(new Refused(Refusal.LETTER_UNSIGNED)) : Optional.empty();
    }
}
