package org.vaguemestre.insight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;

/**
 * A slice as it is asked of the database for one caller. What is counted and what is listed begin here, so that they cannot disagree. Only the
 * conditions written in {@link Criterion} are ever part of the text; what the caller gave is always a parameter.
 */
final class Question {
    private static final String TODAY = "cast(:today as date)";

    private final StringJoiner where = new StringJoiner(" and ");
    private final Map<String, Object> parameters = new HashMap<>();

    private Question() {}

    /** All of the slice that the caller may count. */
    static Question counted(Slice slice, Access access, LocalDate today) {
        return of(slice, access, today, !countsEverything(access) || slice.isAboutContent());
    }

    /** What of the slice the caller may see. */
    static Question seen(Slice slice, Access access, LocalDate today) {
        return of(slice, access, today, true);
    }

    static boolean countsEverything(Access access) {
        return access.has(Right.INSIGHT_READ);
    }

    private static Question of(Slice slice, Access access, LocalDate today, boolean onlySeen) {
        Question question = new Question();
        question.where.add("m.organisation_id = :organisation and m.direction <> 'OUTGOING' and m.state <> 'VOID'");
        question.parameters.put("organisation", access.organisation());
        if (!countsEverything(access)) {
            slice = slice.criteria().containsKey(Criterion.MINE) ? slice : slice.with(Criterion.OURS);
        }
        StringJoiner ofPassage = new StringJoiner(" and ");
        slice.criteria().forEach((criterion, value) -> {
            (criterion.isOfAPassage() ? ofPassage : question.where).add("(" + criterion.condition(value) + ")");
            if (criterion.hasParameter(value)) {
                question.parameters.put(criterion.parameter(), value instanceof Enum<?> one ? one.name() : value);
            }
        });
        if (ofPassage.length() > 0) {
            question.where.add(
                    "exists (select from mail_step s where s.organisation_id = m.organisation_id and s.mail_item_id = m.id and "
                            + ofPassage + ")");
        }
        if (onlySeen) {
            question.onlySeen(access);
        }
        question.parameters.put("today", today);
        question.parameters.put("me", String.valueOf(access.account()));
        question.parameters.put(
                "mine", access.departments().stream().map(UUID::toString).collect(Collectors.joining(",")));
        return question;
    }

    void onlySeen(Access access) {
        where.add("m.audience && string_to_array(:audience, ',')");
        parameters.put("audience", String.join(",", access.audience()));
    }

    void and(String condition) {
        where.add(condition);
    }

    void parameter(String name, Object value) {
        parameters.put(name, value);
    }

    /** The text, with its conditions where {@code {where}} stands. */
    String text(String select) {
        return select.replace("{where}", where.toString())
                .replace(":today", TODAY)
                .replace(":me", "cast(:me as uuid)");
    }

    /** Parameters that the text uses. */
    Map<String, Object> parameters(String text) {
        return parameters.entrySet().stream()
                .filter(one -> text.matches("(?s).*:" + one.getKey() + "\\b.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
