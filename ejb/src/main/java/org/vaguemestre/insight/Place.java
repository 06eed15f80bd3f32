package org.vaguemestre.insight;

import java.util.UUID;
import org.vaguemestre.mail.State;

/** Where an item is, by what it waits for (<i>où en est le courrier</i>). */
public enum Place {
    /** Au bureau du courrier, à qualifier. */
    QUALIFY("m.state = 'REGISTERED'"),
    /** Dans un service, sans personne. */
    TAKE("m.state = 'IN_PROGRESS' and m.assignee_id is null"),
    /** Chez un agent. */
    HANDLE("m.state = 'IN_PROGRESS' and m.assignee_id is not null"),
    /** Terminé, with or without an answer. */
    ENDED("m.state not in ('REGISTERED', 'IN_PROGRESS')");

    private final String condition;

    Place(String condition) {
        this.condition = condition;
    }

    /** The same place, asked of the row {@code m} of an item. */
    String condition() {
        return condition;
    }

    static Place of(State state, UUID assignee) {
        return switch (state) {
            case REGISTERED -> QUALIFY;
            case IN_PROGRESS -> assignee == null ? TAKE : HANDLE;
            default -> ENDED;
        };
    }
}
