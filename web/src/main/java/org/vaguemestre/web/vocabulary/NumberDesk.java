package org.vaguemestre.web.vocabulary;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.NumberFormatContent;
import org.vaguemestre.mail.Numbering;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The format of the numbers, with the next ones it would give. Asked: {@code format} and {@code du} (what to preview, while one types). */
@Named("numberDesk")
@RequestScoped
public class NumberDesk {
    @Inject
    private Asked asked;

    @Inject
    private Numbering numbering;

    @Inject
    private Drafting drafting;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private String format;
    private LocalDate from;

    /** The next numbers of a direction. */
    public record Next(Direction direction, List<String> numbers) {}

    @PostConstruct
    void look() {
        drafting.shown(NumberFormatContent.class, getTarget()).ifPresent(set -> {
            format = set.format();
            from = set.from() == null || !set.from().isAfter(say.today()) ? nextYear() : set.from();
        });
        asked.text("format").ifPresent(typed -> {
            format = typed;
            from = asked.day("du").orElse(null);
        });
    }

    /** The first of January: a format seldom changes within a year. */
    private LocalDate nextYear() {
        return LocalDate.of(say.today().getYear() + 1, 1, 1);
    }

    private NumberFormatContent wished() {
        return new NumberFormatContent(format == null ? null : format.strip(), from);
    }

    public void publish() {
        if (drafting.publish(getTarget(), wished(), format)) {
            way.to(Screen.NUMBERS);
        }
    }

    public void keep() {
        if (drafting.keep(getTarget(), wished(), format)) {
            way.to(Screen.NUMBERS);
        }
    }

    public UUID getTarget() {
        return CurrentAccess.get().organisation();
    }

    public String getBase() {
        return drafting.seal(NumberFormatContent.class, getTarget());
    }

    /** The format in force today. */
    public String getToday() {
        return numbering.today();
    }

    public List<Next> getNext() {
        try {
            Map<Direction, List<String>> next = numbering.next(wished());
            return next.entrySet().stream()
                    .map(each -> new Next(each.getKey(), each.getValue()))
                    .toList();
        } catch (Refused refused) {
            return List.of();
        }
    }

    /** Why the format cannot be; null when it can. */
    public String getProblem() {
        try {
            numbering.next(wished());
            return null;
        } catch (Refused refused) {
            return drafting.sentence(refused);
        }
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }
}
