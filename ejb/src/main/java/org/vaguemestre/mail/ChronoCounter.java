package org.vaguemestre.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Gives the next number of a chrono, inside the registering transaction: the counter's row stays locked until it ends, so a number is given
 * once, and a transaction that is undone gives it back. First lock of the transaction, always.
 */
@Dependent
class ChronoCounter {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private NumberFormats formats;

    @Inject
    private Clock clock;

    /** A number, ready to be borne by one item that is registered at that instant, which is of that day in its organisation. */
    record Given(Instant at, LocalDate today, long sequence, String number) {}

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

    /** The next number, and when it is given: whoever waited for their turn over midnight is of the new day, so that numbers follow time. */
    Given next(UUID organisation, Direction direction) {
        Instant at = clock.instant();
        LocalDate today;
        ChronoNumber format;
        do {
            today = day(at);
            // before the counter is locked: others wait for it until this transaction ends
            format = new ChronoNumber(formats.at(organisation, today));
            await(organisation, direction, today.getYear());
            at = clock.instant();
        } while (!day(at).equals(today));
        long sequence = nextSequence(organisation, direction, today.getYear());
        // another format gave this number once: it is passed over, for no two items ever bear one number
        while (formats.isGiven(organisation, format.number(direction, today.getYear(), sequence))) {
            sequence = nextSequence(organisation, direction, today.getYear());
        }
        return new Given(at, today, sequence, format.number(direction, today.getYear(), sequence));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(PARIS).toLocalDate();
    }

    private long nextSequence(UUID organisation, Direction direction, int year) {
        return ((Number) entityManager
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
    }
}
