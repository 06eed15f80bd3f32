package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** What the address of the page asks for; the same when its form is sent. */
@RequestScoped
public class Asked {
    /** Years that a form's field for a day can give. */
    private static final ValueRange YEARS = ValueRange.of(1, 9999);

    @Inject
    private HttpServletRequest request;

    public Optional<String> text(String name) {
        String value = request.getParameter(name);
        if (value != null && value.indexOf(0) >= 0) {
            throw new Refused(Refusal.FIELD_INVALID, name, value.replace('\0', ' '));
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** All values given under a name, in their order. */
    public List<String> texts(String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Stream.of(values).filter(text -> !text.isBlank()).toList();
    }

    /** @throws Refused NOT_FOUND for what no identifier can be */
    public Optional<UUID> id(String name) {
        try {
            return text(name).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    /** All identifiers given under a name. @throws Refused NOT_FOUND for what no identifier can be */
    public List<UUID> ids(String name) {
        try {
            return texts(name).stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    public Optional<LocalDate> day(String name) {
        try {
            Optional<LocalDate> day = text(name).map(LocalDate::parse);
            if (day.isEmpty() || YEARS.isValidIntValue(day.get().getYear())) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // told below, like a day of no calendar year
        }
        throw new Refused(Refusal.FIELD_INVALID, name, request.getParameter(name));
    }

    public <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        try {
            return text(name).map(value -> Enum.valueOf(type, value));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.FIELD_INVALID, name, request.getParameter(name));
        }
    }

    public long number(String name) {
        try {
            return text(name).map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException e) {
            throw new Refused(Refusal.FIELD_INVALID, name, request.getParameter(name));
        }
    }

    /** Whether this part of the page is wanted: all of them, unless a script of the page fetches some again. */
    public boolean part(String name) {
        String parts = request.getHeader("X-Parts");
        return parts == null || (" " + parts + " ").contains(" " + name + " ");
    }
}
