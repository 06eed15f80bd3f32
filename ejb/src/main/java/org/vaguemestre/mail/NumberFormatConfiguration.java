package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.Configurable;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The format of chrono numbers, set by the organisation's administrator: from a day to come on, and never for a number given. */
@ApplicationScoped
class NumberFormatConfiguration implements Configurable<NumberFormatContent> {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private NumberFormats formats;

    @Inject
    private Clock clock;

    @Override
    public String kind() {
        return "number-format";
    }

    @Override
    public Class<NumberFormatContent> content() {
        return NumberFormatContent.class;
    }

    @Override
    public Optional<NumberFormatContent> inForce(UUID target) {
        return Optional.of(
                formats.last(target).orElseGet(() -> new NumberFormatContent(formats.at(target, today()), null)));
    }

    @Override
    public void check(UUID target, NumberFormatContent wished) {
        if (!target.equals(CurrentAccess.get().organisation())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (wished.format() == null || wished.format().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "format");
        }
        ChronoNumber format = new ChronoNumber(wished.format());
        if (wished.from() != null && !wished.from().isAfter(today())) {
            throw new Refused(Refusal.NUMBER_FORMAT_TOO_SOON, wished.from());
        }
        formats.givenAgain(target, format, today().getYear()).ifPresent(number -> {
            throw new Refused(Refusal.NUMBER_FORMAT_GIVES_AGAIN, number);
        });
    }

    @Override
    public void apply(UUID target, NumberFormatContent wished) {
        formats.set(target, wished.format(), wished.from() == null ? today().plusDays(1) : wished.from());
    }

    @Override
    public Act act(NumberFormatContent before, NumberFormatContent after) {
        return VocabularyAct.NUMBER_FORMAT_CHANGED;
    }

    @Override
    public String named(NumberFormatContent content) {
        return String.valueOf(content.format());
    }

    @Override
    public Map<String, Object> told(NumberFormatContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("format", content.format());
        told.put("from", content.from());
        return told;
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
