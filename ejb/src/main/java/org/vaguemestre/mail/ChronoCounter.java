package org.vaguemestre.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Gives the next number of a chrono, inside the registering transaction: the counter's row stays locked until it ends, so a number is given
 * once, and a transaction that is undone gives it back. First lock of the transaction, always.
 */
@Dependent
class ChronoCounter {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private NumberFormats formats;

    /** A number, ready to be borne by one item. */
    record Given(long sequence, String number) {}

    /** Takes the counter's turn before rows are locked, for an act that will register while it holds them. */
    void await(UUID organisation, Direction direction, int year) {
        entityManager
                .createNativeQuery(
                        "select 1 from counter where organisation_id = :organisation and direction = :direction and year = :year for update")
                .setParameter("organisation", organisation)
                .setParameter("direction", direction.name())
                .setParameter("year", year)
                .getResultList();
    }

    /** @param today on which day its format is in force */
    Given next(UUID organisation, Direction direction, LocalDate today) {
        // before the counter is locked: others wait for it until this transaction ends
        ChronoNumber format = new ChronoNumber(formats.at(organisation, today));
        Given given = next(organisation, direction, today.getYear(), format);
        // another format gave this number once: it is passed over, for no two items ever bear one number
        while (formats.isGiven(organisation, given.number())) {
            given = next(organisation, direction, today.getYear(), format);
        }
        return given;
    }

    private Given next(UUID organisation, Direction direction, int year, ChronoNumber format) {
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
        return new Given(sequence, format.number(direction, year, sequence));
    }
}
