package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The formats of chrono numbers of an organisation, each in force from a day on, and the numbers given in any of them. */
@ApplicationScoped
class NumberFormats {
    @PersistenceContext
    private EntityManager entityManager;

    /** The format in force on a day. */
    String at(UUID organisation, LocalDate day) {
        return (String) entityManager
                .createNativeQuery(
                        """
                        select coalesce((select format from number_format f where f.organisation_id = s.organisation_id and f.from_on <= :day
                          order by f.from_on desc limit 1), s.number_format) from organisation_settings s where s.organisation_id = :organisation
                        """,
                        String.class)
                .setParameter("organisation", organisation)
                .setParameter("day", day)
                .getSingleResult();
    }

    /** The one set last, whether in force or to come; empty before any was set. */
    Optional<NumberFormatContent> last(UUID organisation) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = entityManager
                .createNativeQuery(
                        "select format, from_on from number_format where organisation_id = :organisation order by from_on desc limit 1",
                        Tuple.class)
                .setParameter("organisation", organisation)
                .getResultList();
        return found.stream()
                .findFirst()
                .map(row -> new NumberFormatContent(row.get(0, String.class), date(row.get(1))));
    }

    private static LocalDate date(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }

    /** Sets a format from a day on, in place of any that was to begin that day or later. */
    void set(UUID organisation, String format, LocalDate from) {
        entityManager
                .createNativeQuery(
                        "delete from number_format where organisation_id = :organisation and from_on >= :from")
                .setParameter("organisation", organisation)
                .setParameter("from", from)
                .executeUpdate();
        entityManager
                .createNativeQuery(
                        "insert into number_format (organisation_id, from_on, format) values (:organisation, :from, :format)")
                .setParameter("organisation", organisation)
                .setParameter("from", from)
                .setParameter("format", format)
                .executeUpdate();
    }

    boolean isGiven(UUID organisation, String number) {
        return (boolean) entityManager
                .createNativeQuery(
                        "select exists (select from mail_item where organisation_id = :organisation and number = :number)")
                .setParameter("organisation", organisation)
                .setParameter("number", number)
                .getSingleResult();
    }

    /** The last sequence given; 0 for none. */
    long lastSequence(UUID organisation, Direction direction, int year) {
        List<?> found = entityManager
                .createNativeQuery(
                        "select value from counter where organisation_id = :organisation and direction = :direction and year = :year")
                .setParameter("organisation", organisation)
                .setParameter("direction", direction.name())
                .setParameter("year", year)
                .getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    /**
     * A number given already that the format would give again, to another item: it reads in this format as one that is still to come.
     *
     * @return empty when there is none
     */
    Optional<String> givenAgain(UUID organisation, ChronoNumber format, int fromYear) {
        try (Stream<?> numbers = entityManager
                .createNativeQuery(
                        "select number from mail_item where organisation_id = :organisation and number ~ :expression",
                        String.class)
                .setParameter("organisation", organisation)
                .setParameter("expression", format.expression())
                .setHint("org.hibernate.fetchSize", 1_000)
                .getResultStream()) {
            Map<String, Long> last = new HashMap<>();
            return numbers.map(String.class::cast)
                    .filter(number -> format.read(number)
                            .filter(parts -> parts.year() >= fromYear
                                    && parts.sequence()
                                            > last.computeIfAbsent(
                                                    parts.direction() + "/" + parts.year(),
                                                    counter -> lastSequence(
                                                            organisation, parts.direction(), parts.year())))
                            .isPresent())
                    .findFirst();
        }
    }
}
