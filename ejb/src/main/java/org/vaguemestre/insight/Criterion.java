package org.vaguemestre.insight;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What mail may be counted and listed by: its name in addresses, the kind of its value, and the condition it is in the database, said once for
 * the figure and for the list behind it. In the conditions {@code m} is the item, {@code c} its course, {@code s} one of its passages.
 */
public enum Criterion {
    ARRIVED_FROM("arrive-du", Kind.DAY, "m.arrived_on >= :$"),
    ARRIVED_TO("arrive-au", Kind.DAY, "m.arrived_on <= :$"),
    ENDED_FROM("fini-du", Kind.DAY, "c.ended_on >= :$"),
    ENDED_TO("fini-au", Kind.DAY, "c.ended_on <= :$"),
    /** Committed for a day, and in progress. */
    DUE_FROM("echeance-du", Kind.DAY, "m.state = 'IN_PROGRESS' and m.committed_for >= :$"),
    DUE_TO("echeance-au", Kind.DAY, "m.state = 'IN_PROGRESS' and m.committed_for <= :$"),
    DEPARTMENT("service", Kind.ID, "m.department_id = :$", "m.department_id is null"),
    AGENT("agent", Kind.ID, "m.assignee_id = :$", "m.assignee_id is null"),
    TYPE("type", Kind.ID, "m.mail_type_id = :$", "m.mail_type_id is null"),
    OPEN("ouvert", Kind.FLAG, "m.state in ('REGISTERED', 'IN_PROGRESS')"),
    IN_PROGRESS("en-cours", Kind.FLAG, "m.state = 'IN_PROGRESS'"),
    ENDED("fini", Kind.FLAG, "c.ended_on is not null"),
    /** En retard: its commitment is past. */
    LATE("retard", Kind.FLAG, "m.state = 'IN_PROGRESS' and m.committed_for < :today"),
    /** À risque: due within three days, and nobody took it. */
    AT_RISK(
            "risque",
            Kind.FLAG,
            "m.state = 'IN_PROGRESS' and m.assignee_id is null and m.committed_for between :today and :today + "
                    + Criterion.RISK_DAYS),
    /** Days since it arrived. */
    AGE_FROM("age-de", Kind.NUMBER, "m.arrived_on <= :today - :$"),
    AGE_TO("age-a", Kind.NUMBER, "m.arrived_on >= :today - :$"),
    /** Days between its arrival and its end. */
    DELAY_FROM("delai-de", Kind.NUMBER, "c.ended_on - m.arrived_on >= :$"),
    DELAY_TO("delai-a", Kind.NUMBER, "c.ended_on - m.arrived_on <= :$"),
    COMMITTED("engage", Kind.FLAG, "m.committed_for is not null"),
    KEPT("tenu", Kind.FLAG, "c.ended_on <= m.committed_for"),
    MISSED("manque", Kind.FLAG, "c.ended_on > m.committed_for"),
    /** It is there now. */
    WAITING("attend", Kind.PLACE, null),
    /** It was there, and left. */
    PASSED("attendu", Kind.PLACE, "s.from_place = :$"),
    PASSED_DEPARTMENT("attendu-service", Kind.ID, "s.from_department_id = :$", "s.from_department_id is null"),
    MOVED_FROM("passe-du", Kind.DAY, "s.at >= cast(:$ as timestamp) at time zone 'Europe/Paris'"),
    MOVED_TO("passe-au", Kind.DAY, "s.at < cast(:$ + 1 as timestamp) at time zone 'Europe/Paris'"),
    TURN("retour", Kind.TURN, "s.turn = :$"),
    TURNED_FROM("retour-de", Kind.ID, "s.turned_from_id = :$", "s.turned_from_id is null"),
    TURNED_TO("retour-a", Kind.ID, "s.department_id = :$", "s.department_id is null"),
    AGAIN("revient", Kind.FLAG, "c.again_of is not null"),
    REMINDER("relance", Kind.FLAG, "c.reminder"),
    /** À moi: with me, or with nobody in my departments. */
    MINE(
            "a-moi",
            Kind.FLAG,
            "(m.assignee_id = :me or m.assignee_id is null and m.department_id = any (cast(string_to_array(:mine, ',') as uuid[])))"),
    /** Dans mes services. */
    OURS(
            "a-nous",
            Kind.FLAG,
            "(m.assignee_id = :me or m.department_id = any (cast(string_to_array(:mine, ',') as uuid[])))");

    /** An item due within so many days that nobody took is at risk. */
    public static final int RISK_DAYS = 3;

    /** In an address: without any department, agent, type. */
    static final String NONE = "aucun";

    /** What its value is. */
    enum Kind {
        DAY,
        NUMBER,
        ID,
        FLAG,
        PLACE,
        TURN
    }

    private final String address;
    private final Kind kind;
    private final String condition;
    private final String withoutAny;

    Criterion(String address, Kind kind, String condition) {
        this(address, kind, condition, null);
    }

    Criterion(String address, Kind kind, String condition, String withoutAny) {
        this.address = address;
        this.kind = kind;
        this.condition = condition;
        this.withoutAny = withoutAny;
    }

    /** Name in addresses. */
    public String address() {
        return address;
    }

    /** It is asked of a passage of the item and not of the item as it is. */
    boolean isOfAPassage() {
        return condition != null && condition.contains("s.");
    }

    /** It tells of the content of an item, or of whom it is with: what one may not see is never counted by it. */
    boolean isAboutContent() {
        return this == TYPE || this == AGENT || this == AGAIN || this == REMINDER;
    }

    /** It keeps only items that are open. */
    boolean isOfOpenItems() {
        return switch (this) {
            case OPEN, IN_PROGRESS, LATE, AT_RISK, DUE_FROM, DUE_TO, WAITING, AGE_FROM, AGE_TO -> true;
            default -> false;
        };
    }

    boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** Empty for what no such value is. */
    Optional<Object> read(String text) {
        try {
            return Optional.of(
                    switch (kind) {
                        case DAY -> LocalDate.parse(text);
                        case NUMBER -> Integer.parseInt(text);
                        case ID -> NONE.equals(text) ? NONE : UUID.fromString(text);
                        case FLAG -> Boolean.TRUE;
                        case PLACE -> Place.valueOf(text);
                        case TURN -> Turn.valueOf(text);
                    });
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    String condition(Object value) {
        if (value instanceof Place place && this == WAITING) {
            return place.condition();
        }
        return NONE.equals(value) ? withoutAny : condition.replace(":$", parameterised());
    }

    private String parameterised() {
        return switch (kind) {
            case DAY -> "cast(:" + parameter() + " as date)";
            case NUMBER -> "cast(:" + parameter() + " as integer)";
            case ID -> "cast(:" + parameter() + " as uuid)";
            default -> ":" + parameter();
        };
    }

    boolean hasParameter(Object value) {
        return kind != Kind.FLAG && this != WAITING && !NONE.equals(value);
    }

    String parameter() {
        StringBuilder name = new StringBuilder();
        for (String part : name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
