package org.vaguemestre.circuit;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.mail.Amount;

/** Tells steps, addressees and conditions in plain words. */
public final class CircuitWords {
    private final Locale locale;
    private final ResourceBundle words;
    private final Map<UUID, String> names;

    CircuitWords(Locale locale, Map<UUID, String> names) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "org.vaguemestre.circuit.circuits",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.names = names;
    }

    /** A step in one line: {@code 2. Visa : chef du service du courrier (3 jours), si le montant atteint 4 000,00 €}. */
    public String step(StepPlan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(say(
                "step",
                plan.rank(),
                plan.name() == null ? words.getString("kind." + plan.kind()) : plan.name(),
                plan.asked().stream().map(this::addressee).collect(Collectors.joining(", "))));
        if (plan.oneByOne()) {
            parts.add(words.getString("one-by-one"));
        }
        if (plan.quorum() != null) {
            parts.add(say("quorum", plan.quorum()));
        }
        if (plan.days() != null) {
            parts.add(say("days", plan.days()));
        }
        if (plan.condition() != null) {
            parts.add(say("if", condition(plan.condition())));
        }
        return String.join(", ", parts);
    }

    /** To whom: {@code chef du service Voirie}. */
    public String addressee(Addressee addressee) {
        return switch (addressee.kind()) {
            case PERSON -> name(addressee.account());
            case ROLE_IN_DEPARTMENT -> say("role", name(addressee.role()), name(addressee.department()));
            case HEAD_OF_DEPARTMENT -> say("head", name(addressee.department()));
            case HEAD_OF_ITEM_DEPARTMENT -> words.getString("head-of-item");
            case ITEM_ASSIGNEE -> words.getString("assignee");
            case MAIL_ROOM -> words.getString("mail-room");
        };
    }

    /** When: {@code le montant atteint 4 000,00 € et non (la priorité est au moins haute)}. */
    public String condition(Condition condition) {
        return switch (condition.kind()) {
            case ALL -> joined(condition, "and");
            case ANY -> joined(condition, "or");
            case NOT -> say("not", condition(condition.of().get(0)));
            case TYPE ->
                say("type", condition.mailTypes().stream().map(this::type).collect(Collectors.joining(", ")));
            case AMOUNT_AT_LEAST -> say("amount", Amount.told(condition.cents(), locale));
            case CONFIDENTIALITY_AT_LEAST ->
                say("confidentiality", words.getString("confidentiality." + condition.confidentiality()));
            case PRIORITY_AT_LEAST -> say("priority", words.getString("priority." + condition.priority()));
        };
    }

    String type(UUID type) {
        return name(type);
    }

    private String joined(Condition condition, String word) {
        return condition.of().stream()
                .map(each -> each.of().size() > 1 ? "(" + condition(each) + ")" : condition(each))
                .collect(Collectors.joining(" " + words.getString(word) + " "));
    }

    private String name(UUID id) {
        return names.getOrDefault(id, words.getString("unknown"));
    }

    private String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }
}
