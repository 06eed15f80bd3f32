package org.vaguemestre.web.registration;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vaguemestre.correspondent.CorrespondentView.Kind;
import org.vaguemestre.correspondent.NewCorrespondent;

/** A sender as it was typed on one line: «Mme Élodie Marchand» is a person, «SARL Bati-Ouest» is not. */
record TypedSender(String title, String firstName, String name) {
    private static final Map<String, String> TITLES = Map.of(
            "m",
            "M.",
            "m.",
            "M.",
            "mr",
            "M.",
            "monsieur",
            "M.",
            "mme",
            "Mme",
            "mme.",
            "Mme",
            "madame",
            "Mme",
            "mlle",
            "Mme",
            "me",
            "Me");
    private static final Pattern PERSON = Pattern.compile("(?iu)^(m\\.?|mr|monsieur|mme\\.?|madame|mlle|me)\\s+(.+)$");

    private static final Pattern PLACE = Pattern.compile("(?s)^(.*?)[\\s,]*\\b(\\d{5})\\s+([^\\n]+)$");

    static TypedSender of(String line) {
        String typed = line.strip().replaceAll("\\s+", " ");
        Matcher person = PERSON.matcher(typed);
        if (!person.matches()) {
            return new TypedSender(null, null, typed);
        }
        String title = TITLES.getOrDefault(person.group(1).toLowerCase(java.util.Locale.FRENCH), person.group(1));
        String names = person.group(2);
        int space = names.indexOf(' ');
        return space < 0
                ? new TypedSender(title, null, names)
                : new TypedSender(title, names.substring(0, space), names.substring(space + 1));
    }

    /**
     * @param address lines as they stand on the paper, the postal code and city last; null when not known
     * @param email null when not known
     */
    NewCorrespondent toCreate(String address, String email) {
        String street = address;
        String postalCode = null;
        String city = null;
        if (address != null) {
            Matcher place = PLACE.matcher(address.strip());
            if (place.matches()) {
                street = place.group(1).strip();
                postalCode = place.group(2);
                city = place.group(3).strip();
            }
        }
        return new NewCorrespondent(
                title == null ? Kind.ORGANISATION : Kind.PERSON,
                title,
                firstName,
                name,
                street,
                postalCode,
                city,
                email,
                null);
    }
}
