package org.vaguemestre.reply;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.LetterHead;

/** Values of the fields of a letter (<i>valeurs de fusion</i>). Of a letter to several people, the fields about them stay to be filled in for each. */
final class MergeValues {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final Map<MergeField, String> values = new EnumMap<>(MergeField.class);

    MergeValues item(String number, String subject, LocalDate writtenOn, LocalDate arrivedOn, String reference) {
        put(MergeField.ITEM_NUMBER, number);
        put(MergeField.ITEM_SUBJECT, subject);
        put(MergeField.ITEM_WRITTEN, day(writtenOn));
        put(MergeField.ITEM_ARRIVED, day(arrivedOn));
        put(MergeField.ITEM_REFERENCE, reference);
        return this;
    }

    /** @param silence what it means when nothing is answered; null where nobody said */
    MergeValues inCharge(String department, String silence) {
        put(MergeField.ITEM_DEPARTMENT, department);
        put(MergeField.ITEM_SILENCE, silence);
        return this;
    }

    MergeValues to(CorrespondentView recipient) {
        return to(
                recipient.title(),
                recipient.displayName(),
                lines(recipient.address(), joined(recipient.postalCode(), recipient.city())));
    }

    /** To a department, as a memo goes. */
    MergeValues to(String department) {
        return to(null, department, null);
    }

    /** The recipients are filled in later: the fields stay as they are typed. */
    MergeValues toEach() {
        return to(
                MergeField.RECIPIENT_TITLE.typed(),
                MergeField.RECIPIENT_NAME.typed(),
                MergeField.RECIPIENT_ADDRESS.typed());
    }

    /** In the place of the recipient before, of whom nothing stays. */
    private MergeValues to(String title, String name, String address) {
        values.put(MergeField.RECIPIENT_TITLE, Objects.requireNonNullElse(title, ""));
        values.put(MergeField.RECIPIENT_NAME, Objects.requireNonNullElse(name, ""));
        values.put(MergeField.RECIPIENT_ADDRESS, Objects.requireNonNullElse(address, ""));
        return this;
    }

    MergeValues by(AgentView agent, String department) {
        put(MergeField.AGENT_NAME, agent.name());
        put(MergeField.AGENT_QUALITY, agent.quality());
        put(MergeField.AGENT_DEPARTMENT, department);
        return this;
    }

    MergeValues signedBy(AgentView signer) {
        put(MergeField.SIGNER_NAME, signer.name());
        put(MergeField.SIGNER_QUALITY, signer.quality());
        return this;
    }

    MergeValues of(String organisation, LetterHead head) {
        put(MergeField.ORGANISATION_NAME, organisation);
        put(MergeField.ORGANISATION_ADDRESS, head.address() == null ? organisation : head.address());
        put(MergeField.ORGANISATION_EMAIL, head.email());
        put(MergeField.ORGANISATION_PHONE, head.phone());
        return this;
    }

    MergeValues saying(String subject, String text, LocalDate today) {
        put(MergeField.REPLY_SUBJECT, subject);
        put(MergeField.REPLY_TEXT, text);
        put(MergeField.REPLY_DATE, day(today));
        return this;
    }

    /** Every field there is, by the name it is typed with; what is not known is empty. */
    Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        for (MergeField field : MergeField.values()) {
            all.put(field.field(), values.getOrDefault(field, ""));
        }
        return all;
    }

    /** Of these fields, the first that nothing is known of. */
    Optional<MergeField> missing(Set<MergeField> fields) {
        return fields.stream()
                .filter(field -> values.getOrDefault(field, "").isBlank())
                .sorted()
                .findFirst();
    }

    /** What stands for these fields, as it is read in the letter. */
    List<String> of(Set<MergeField> fields) {
        return fields.stream().map(values::get).toList();
    }

    private void put(MergeField field, String value) {
        if (value != null) {
            values.put(field, value);
        }
    }

    private static String day(LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(line -> line != null && !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String joined(String one, String other) {
        return Stream.of(one, other)
                .filter(word -> word != null && !word.isBlank())
                .collect(Collectors.joining(" "));
    }
}
