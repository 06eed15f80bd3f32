package org.vaguemestre.circuit;

import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refused;

/** What another capability requires before a step of an item may end (<i>condition d’achèvement</i>): nobody signs where there is nothing to sign. */
public interface StepReadiness {
    /** Why a step of this kind may not end now; empty when it may. */
    Optional<Refused> refusalOf(TaskKind kind, UUID item);
}
