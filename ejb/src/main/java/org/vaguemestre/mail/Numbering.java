package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refused;

/** How the organisation's mail is numbered, for the one who sets it (<i>numérotation</i>; right ORGANISATION_ADMINISTER). */
@Stateless
public class Numbering {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int SHOWN = 3;

    @Inject
    private NumberFormats formats;

    @Inject
    private NumberFormatConfiguration configuration;

    @Inject
    private Clock clock;

    /** The format in force today. */
    public String today() {
        return formats.at(organisation(), day());
    }

    /**
     * The next numbers of each direction, were the format in force from the day on.
     *
     * @throws Refused why the format cannot be
     */
    public Map<Direction, List<String>> next(NumberFormatContent wished) {
        configuration.check(organisation(), wished);
        LocalDate from = wished.from() == null ? day().plusDays(1) : wished.from();
        ChronoNumber format = new ChronoNumber(wished.format());
        Map<Direction, List<String>> next = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            long last = formats.lastSequence(organisation(), direction, from.getYear());
            List<String> numbers = new ArrayList<>();
            for (long sequence = last + 1; numbers.size() < SHOWN; sequence++) {
                String number = format.number(direction, from.getYear(), sequence);
                if (!formats.isGiven(organisation(), number)) {
                    numbers.add(number);
                }
            }
            next.put(direction, numbers);
        }
        return next;
    }

    private LocalDate day() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }

    private static UUID organisation() {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        return CurrentAccess.get().organisation();
    }
}
