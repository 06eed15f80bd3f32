package org.vaguemestre.circuit;

import java.util.Set;
import java.util.UUID;
import org.vaguemestre.mail.ItemInHand;

/** Who holds, today, the places to which steps are addressed. */
interface Addressees {
    /**
     * Those who do a task; never nobody.
     *
     * @param standsIn null when they hold the place itself
     */
    record Found(Set<UUID> accounts, StandsIn standsIn) {}

    Found of(Addressee addressee, ItemInHand item);
}
