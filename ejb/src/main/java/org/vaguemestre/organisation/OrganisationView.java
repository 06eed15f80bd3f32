package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.UUID;

/**
 * An organisation (<i>collectivité</i>).
 *
 * @param slug its name in addresses: {@code port-lerin}
 * @param parent name of the EPCI it belongs to; null for none
 * @param colour {@code #rrggbb}, fit for white text on it; null for the portal's own
 * @param logo SHA-256 of its picture; null for none
 */
public record OrganisationView(UUID id, String slug, String name, Kind kind, String parent, String colour, String logo)
        implements Serializable {
    /** One that has neither colour nor logo. */
    public OrganisationView(UUID id, String slug, String name, Kind kind, String parent) {
        this(id, slug, name, kind, parent, null, null);
    }

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
