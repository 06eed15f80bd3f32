package org.vaguemestre.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A place in an ordered list: what the order looks at, then the identifier. Every item of the portal has one, and no two the same; so that lists
 * of several organisations merge into one, and the place where a page ended is where the next begins in each of them.
 *
 * @param group the department, in a list by department; null for the items of none, or where the order has none
 */
record Place(ListOrder order, UUID group, LocalDate day, Instant at, UUID id) {
    private static final String NO_GROUP = "-";

    static Place of(ListOrder order, MailRow row) {
        LocalDate due = row.committedFor() == null ? DueGroup.NEVER : row.committedFor();
        return switch (order) {
            case DEADLINE -> new Place(order, null, due, null, row.id());
            case DEPARTMENT -> new Place(order, row.departmentId(), due, null, row.id());
            case ARRIVAL -> new Place(order, null, row.arrivedOn(), null, row.id());
            case LATEST -> new Place(order, null, null, row.registeredAt(), row.id());
        };
    }

    /** Lines of one order as the database sorts them; by department, only within one. */
    static Comparator<MailRow> lines(ListOrder order) {
        Comparator<MailRow> identifiers = (one, other) -> compare(one.id(), other.id());
        return switch (order) {
            case DEADLINE, DEPARTMENT ->
                Comparator.comparing((MailRow row) -> row.committedFor() == null ? DueGroup.NEVER : row.committedFor())
                        .thenComparing(identifiers);
            case ARRIVAL -> Comparator.comparing(MailRow::arrivedOn).thenComparing(identifiers);
            case LATEST ->
                Comparator.comparing(MailRow::registeredAt)
                        .thenComparing(identifiers)
                        .reversed();
        };
    }

    /** As PostgreSQL compares them, byte by byte without signs. */
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    /** As it travels in an address. */
    String cursor() {
        String text =
                order.slug() + "|" + (group == null ? NO_GROUP : group) + "|" + (at == null ? day : at) + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Refused CURSOR_INVALID for what is no place of that order; null for none */
    static Place read(ListOrder order, String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|");
            if (parts.length != 4 || !parts[0].equals(order.slug())) {
                throw new Refused(Refusal.CURSOR_INVALID);
            }
            UUID group = parts[1].equals(NO_GROUP) ? null : UUID.fromString(parts[1]);
            UUID id = UUID.fromString(parts[3]);
            return order == ListOrder.LATEST
                    ? new Place(order, group, null, Instant.parse(parts[2]), id)
                    : new Place(order, group, LocalDate.parse(parts[2]), null, id);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
    }
}
