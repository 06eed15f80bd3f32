package org.vaguemestre.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.organisation.DraftView;
import org.vaguemestre.organisation.DraftView.Difference;
import org.vaguemestre.organisation.Drafts;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;

/**
 * What every form of the administration ends with: «Publier» and «Enregistrer en brouillon». The form carries {@code base}, the seal of what it began
 * from ({@link #seal}).
 */
@Named("drafting")
@RequestScoped
public class Drafting {
    @Inject
    private Asked asked;

    @Inject
    private Drafts drafts;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Typed typed;

    /** What a form shows: the draft of the target where there is one, else what is in force. */
    public <C extends Record> Optional<C> shown(Class<C> type, UUID target) {
        return drafts.content(type, target).or(() -> drafts.inForce(type, target));
    }

    /** Value of the form's hidden field {@code base}: what it began from, also when it comes back with a refusal. */
    public <C extends Record> String base(Class<C> type, UUID target) {
        return typed.sent() ? asked.text("base").orElse("") : seal(type, target);
    }

    /** Value of that field for a form that always begins from what is now. */
    public <C extends Record> String seal(Class<C> type, UUID target) {
        return drafts.seal(type, target);
    }

    /** Publishes what the form says; the caller leads on when true. */
    public <C extends Record> boolean publish(UUID target, C wished, String name) {
        if (notices.unlessRefused(
                () -> drafts.publish(target, wished, asked.text("base").orElse("")))) {
            notices.done("done.published", name);
            return true;
        }
        return false;
    }

    /** Keeps what the form says as a draft; what would refuse its publication is said at once. */
    public <C extends Record> boolean keep(UUID target, C wished, String name) {
        if (notices.unlessRefused(() -> drafts.keep(target, wished))) {
            notices.done("done.drafted", name);
            return true;
        }
        return false;
    }

    /** The draft of a target, for the line above its form; null for none. */
    public DraftView of(String kind, UUID target) {
        return drafts.of(kind, target).orElse(null);
    }

    /** A field as its form calls it. */
    public String field(String kind, String field) {
        String key = "Configuration." + kind + "." + field;
        return say.has(key) ? say.of(key) : field;
    }

    /** A value as a person reads it. */
    public String told(Object value) {
        if (value == null || value.equals("")) {
            return say.of("drafts.nothing");
        }
        if (value instanceof Enum<?> constant) {
            return say.name(constant);
        }
        if (value instanceof LocalDate day) {
            return say.day(day);
        }
        if (value instanceof Boolean truth) {
            return say.of(truth ? "yes" : "no");
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty()
                    ? say.of("drafts.nothing")
                    : list.stream().map(this::told).collect(Collectors.joining(", "));
        }
        return value instanceof Number number ? say.count(number) : value.toString();
    }

    public String before(Difference difference) {
        return told(difference.before());
    }

    public String after(Difference difference) {
        return told(difference.after());
    }

    /** Why it cannot be published, as a sentence. */
    public String sentence(Refused problem) {
        return problem.sentence(say.language());
    }
}
