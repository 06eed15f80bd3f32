package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.vaguemestre.mail.Amount;

/** Words, dates and times as the pages say them: in the person's language, at the hour of Paris. */
@Named
@RequestScoped
public class Say {
    private static final String BUNDLE = "org.vaguemestre.web.messages";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** How near a committed date is, and how the chip that shows it is coloured. */
    public record Due(String tone, String sign, String text) {}

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    /** A word of the bundle: in French where the language has none; its key, which is seen and mended, where there is none at all. */
    public String of(String key) {
        ResourceBundle words = bundle();
        return words.containsKey(key) ? words.getString(key) : key;
    }

    public boolean has(String key) {
        return bundle().containsKey(key);
    }

    /** Keys of the bundle that begin so, in the order of their words. */
    public List<String> keys(String beginning) {
        ResourceBundle words = bundle();
        return words.keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .sorted(Comparator.comparing(words::getString, Collator.getInstance(locale())))
                .toList();
    }

    public String with(String key, Object argument) {
        return format(key, argument);
    }

    public String with(String key, Object first, Object second) {
        return format(key, first, second);
    }

    public String with(String key, Object first, Object second, Object third) {
        return format(key, first, second, third);
    }

    /** The word for a constant: {@code State.REGISTERED} is {@code state.REGISTERED} in the bundle. */
    public String name(Enum<?> constant) {
        return constant == null ? "" : of(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** 4 000,50 €. */
    public String euros(Long cents) {
        return cents == null ? "" : Amount.told(cents, locale());
    }

    /** 20 nov. 2026. */
    public String day(LocalDate day) {
        return day == null ? "" : format(day, "d MMM yyyy");
    }

    /** 20 nov. */
    public String dayOfYear(LocalDate day) {
        return day == null ? "" : format(day, "d MMM");
    }

    /** vendredi 20 novembre. */
    public String fullDay(LocalDate day) {
        return day == null ? "" : format(day, "EEEE d MMMM");
    }

    /** 20 nov. 2026 à 10:02. */
    public String moment(Instant at) {
        return at == null ? "" : format("at", day(local(at)), time(at));
    }

    /** As in a list of mail: the hour today, then yesterday, then the day of the week, then the date. */
    public String when(Instant at) {
        if (at == null) {
            return "";
        }
        LocalDate day = local(at);
        long ago = ChronoUnit.DAYS.between(day, today());
        return ago == 0 ? time(at) : ago(day, ago);
    }

    public String when(LocalDate day) {
        if (day == null) {
            return "";
        }
        long ago = ChronoUnit.DAYS.between(day, today());
        return ago == 0 ? of("today") : ago(day, ago);
    }

    private String ago(LocalDate day, long ago) {
        if (ago == 1) {
            return of("yesterday");
        }
        if (ago > 1 && ago < 7) {
            return format(day, "EEE");
        }
        return day.getYear() == today().getYear() ? format(day, "d MMM") : day(day);
    }

    /** The chip of a commitment: late, soon (three days), or at ease. */
    public Due due(LocalDate day) {
        long left = ChronoUnit.DAYS.between(today(), day);
        if (left < 0) {
            return new Due("late", "triangle-alert", format("due.late", -left));
        }
        if (left == 0) {
            return new Due("soon", "clock", of("due.today"));
        }
        return new Due(left <= 3 ? "soon" : "ok", "clock", format("due.in", left));
    }

    /** 1 284, with the separators of the language. */
    public String count(Number count) {
        return count == null ? "" : String.format(locale(), "%,d", count.longValue());
    }

    /** 1,9 Mo. */
    public String size(long bytes) {
        if (bytes < 1_000) {
            return format("size.bytes", bytes);
        }
        return bytes < 1_000_000 ? format("size.kilo", bytes / 1000.0) : format("size.mega", bytes / 1_000_000.0);
    }

    /** The first and last four digits of a fingerprint. */
    public String fingerprint(String sha256) {
        return sha256.substring(0, 4) + "…" + sha256.substring(sha256.length() - 4);
    }

    /** Machine form, for {@code <time datetime>}. */
    public String iso(Object at) {
        return at == null ? "" : at.toString();
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(PARIS));
    }

    private static LocalDate local(Instant at) {
        return at.atZone(PARIS).toLocalDate();
    }

    /** This moment, as it stands on what is printed. */
    public String getNow() {
        return moment(clock.instant());
    }

    public LocalDate today() {
        return local(clock.instant());
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).format(day);
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(of(key), locale()).format(arguments);
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, locale());
    }

    /** The person's language. */
    public Locale language() {
        return locale();
    }

    /** The language of the page, also where no page is drawn. */
    public Locale locale() {
        FacesContext context = FacesContext.getCurrentInstance();
        return context == null || context.getViewRoot() == null
                ? Tongue.of(request)
                : context.getViewRoot().getLocale();
    }
}
