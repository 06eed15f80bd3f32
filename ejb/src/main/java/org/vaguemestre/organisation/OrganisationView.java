package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.UUID;

/**
 * An organisation (<i>collectivité</i>).
 *
 * @param slug its name in addresses: {@code port-lerin}
 * @param parent name of the EPCI it belongs to; null for none
 */
public record OrganisationView(UUID id, String slug, String name, Kind kind, String parent) implements Serializable {
    /** What kind of public body it is. */
    public enum Kind {
        COMMUNE,
        EPCI,
        CCAS,
        SYNDICAT,
        /** Commune-école: an invented one that an agent practises in. */
        TRAINING
    }
}
