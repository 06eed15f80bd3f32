package org.vaguemestre.web.triage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.ListOrder;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/**
 * The list an address asks for: which basket, in which order, narrowed by what. What no list understands is told and left out, and the rest is
 * shown: an old or mistyped address still opens.
 *
 * @param said what narrows it, as it stands in the address
 * @param wrong what was asked and is no value of its criterion, or no order of the basket
 */
record ListRequest(Basket basket, ListOrder order, Map<Criterion, String> said, List<Wrong> wrong) {
    /** Longest value quoted back. */
    private static final int QUOTED = 40;

    private static final int LAST_YEAR = 9999;

    /** A value that is none. @param criterion null for the basket or the order */
    record Wrong(Criterion criterion, String value) {}

    /** @param parameter value of a parameter of the address; null when it is not there */
    static ListRequest read(UnaryOperator<String> parameter, Basket usual) {
        List<Wrong> wrong = new ArrayList<>();
        Basket basket = usual;
        String named = parameter.apply("basket");
        if (given(named)) {
            basket = Basket.of(named).orElse(null);
            if (basket == null) {
                wrong.add(new Wrong(null, quoted(named)));
                basket = usual;
            }
        }
        Map<Criterion, String> said = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            String value = parameter.apply(criterion.parameter());
            if (!given(value)) {
                continue;
            }
            if (understands(criterion, value)) {
                said.put(criterion, value);
            } else {
                wrong.add(new Wrong(criterion, quoted(value)));
            }
        }
        return new ListRequest(basket, order(basket, parameter.apply("ordre"), wrong), said, wrong);
    }

    static ListRequest of(Basket basket, ListOrder order, MailFilter filter) {
        Map<Criterion, String> said = new EnumMap<>(Criterion.class);
        put(said, Criterion.DEPARTMENT, filter.department());
        put(said, Criterion.AGENT, filter.assignee());
        put(said, Criterion.TYPE, filter.mailType());
        put(said, Criterion.DIRECTION, filter.direction());
        put(said, Criterion.STATE, filter.state());
        put(said, Criterion.PRIORITY, filter.priority());
        put(said, Criterion.CONFIDENTIALITY, filter.confidentiality());
        put(said, Criterion.CHANNEL, filter.channel());
        put(said, Criterion.SENDER, filter.correspondent());
        put(said, Criterion.FROM, filter.arrivedFrom());
        put(said, Criterion.TO, filter.arrivedTo());
        put(said, Criterion.LATE, filter.late() ? "1" : null);
        put(said, Criterion.SOON, filter.soon() ? "1" : null);
        put(said, Criterion.UNASSIGNED, filter.unassigned() ? "1" : null);
        return new ListRequest(basket, order, said, List.of());
    }

    private static void put(Map<Criterion, String> said, Criterion criterion, Object value) {
        if (value != null) {
            said.put(criterion, value.toString());
        }
    }

    private static ListOrder order(Basket basket, String named, List<Wrong> wrong) {
        if (!given(named)) {
            return basket.order();
        }
        return ListOrder.of(named).filter(basket.orders()::contains).orElseGet(() -> {
            wrong.add(new Wrong(null, quoted(named)));
            return basket.order();
        });
    }

    private static boolean given(String value) {
        return value != null && !value.isBlank();
    }

    private static String quoted(String value) {
        String shown = value.replaceAll("\\p{Cntrl}", " ");
        return shown.length() <= QUOTED
                ? shown
                : shown.substring(
                                0,
                                shown.offsetByCodePoints(0, Math.min(QUOTED, shown.codePointCount(0, shown.length()))))
                        + "…";
    }

    private static boolean understands(Criterion criterion, String value) {
        try {
            switch (criterion) {
                case DEPARTMENT, AGENT, TYPE, SENDER -> UUID.fromString(value);
                case DIRECTION -> Direction.valueOf(value);
                case STATE -> State.valueOf(value);
                case PRIORITY -> Priority.valueOf(value);
                case CONFIDENTIALITY -> Confidentiality.valueOf(value);
                case CHANNEL -> Channel.valueOf(value);
                case FROM, TO -> {
                    int year = LocalDate.parse(value).getYear();
                    return year >= 1 && year <= LAST_YEAR;
                }
                case LATE, SOON, UNASSIGNED -> {
                    return value.equals("1");
                }
            }
            return true;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return false;
        }
    }

    MailFilter filter() {
        return new MailFilter(
                constant(Direction.class, Criterion.DIRECTION),
                constant(State.class, Criterion.STATE),
                id(Criterion.DEPARTMENT),
                id(Criterion.AGENT),
                id(Criterion.TYPE),
                id(Criterion.SENDER),
                day(Criterion.FROM),
                day(Criterion.TO),
                said.containsKey(Criterion.LATE),
                constant(Priority.class, Criterion.PRIORITY),
                constant(Confidentiality.class, Criterion.CONFIDENTIALITY),
                constant(Channel.class, Criterion.CHANNEL),
                said.containsKey(Criterion.SOON),
                said.containsKey(Criterion.UNASSIGNED));
    }

    UUID id(Criterion criterion) {
        return said.containsKey(criterion) ? UUID.fromString(said.get(criterion)) : null;
    }

    private LocalDate day(Criterion criterion) {
        return said.containsKey(criterion) ? LocalDate.parse(said.get(criterion)) : null;
    }

    private <E extends Enum<E>> E constant(Class<E> type, Criterion criterion) {
        return said.containsKey(criterion) ? Enum.valueOf(type, said.get(criterion)) : null;
    }

    ListRequest without(Criterion criterion) {
        Map<Criterion, String> left = new EnumMap<>(Criterion.class);
        left.putAll(said);
        left.remove(criterion);
        return new ListRequest(basket, order, left, List.of());
    }

    ListRequest in(ListOrder other) {
        return new ListRequest(basket, other, said, List.of());
    }

    ListRequest unfiltered() {
        return new ListRequest(basket, order, Map.of(), List.of());
    }

    /** Its parameters by name, in the order of addresses; what goes without saying is not said. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new java.util.LinkedHashMap<>();
        parameters.put("basket", basket.slug());
        if (order != basket.order()) {
            parameters.put("ordre", order.slug());
        }
        said.forEach((criterion, value) -> parameters.put(criterion.parameter(), value));
        return Collections.unmodifiableMap(parameters);
    }

    /** As it stands in an address, after the question mark. */
    String query() {
        StringBuilder query = new StringBuilder();
        parameters().forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    /** The words of a constant are in the bundle: {@code State.REGISTERED}. */
    static String wordOf(Criterion criterion, String value) {
        String name = criterion.name().charAt(0) + criterion.name().substring(1).toLowerCase(Locale.ROOT);
        return name + "." + value;
    }
}
