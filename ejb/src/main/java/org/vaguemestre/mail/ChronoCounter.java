package org.vaguemestre.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/**
 * Gives the next number of a chrono, inside the registering transaction: the counter's row stays locked until it ends, so a number is given
 * once, and a transaction that is undone gives it back. First lock of the transaction, always.
 */
@Dependent
class ChronoCounter {
    @PersistenceContext
    private EntityManager entityManager;

    /** A number, ready to be borne by one item. */
    record Given(long sequence, String number) {}

    Given next(UUID organisation, Direction direction, int year) {
        // before the counter is locked: others wait for it until this transaction ends
        String format = (String) entityManager
                .createNativeQuery(
                        "select number_format from organisation_settings where organisation_id = :organisation")
                .setParameter("organisation", organisation)
                .getSingleResult();
        long sequence = ((Number) entityManager
                        .createNativeQuery(
                                """
                                insert into counter (organisation_id, direction, year, value) values (:organisation, :direction, :year, 1)
                                on conflict (organisation_id, direction, year) do update set value = counter.value + 1 returning value
                                """)
                        .setParameter("organisation", organisation)
                        .setParameter("direction", direction.name())
                        .setParameter("year", year)
                        .getSingleResult())
                .longValue();
        return new Given(sequence, new ChronoNumber(format).number(direction, year, sequence));
    }
}
