package org.vaguemestre.capture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sender's own reference (<i>référence</i>): after «Réf.», «N/Réf», «Nos références». What follows «V/Réf» is a reference of the one written to, and is
 * not the sender's.
 */
final class ReferenceRule {
    private static final Pattern LABEL = Pattern.compile(
            "(?<![a-z/])(?:n ?/ ?ref|nos? ref|notre ref|ref|reference|dossier n|affaire n)(?:erences?)?(?:s?\\.|s)?(?: ?(?:a rappeler|interne|dossier))?\\s*(?:[:;.=°]|n°)*\\s*");
    private static final Pattern THEIRS = Pattern.compile("(?:v ?/ ?|vos? |votre )$");
    private static final Pattern VALUE = Pattern.compile("^[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9 ./_\\-–°]{1,40}");
    private static final int LONGEST = 60;

    private ReferenceRule() {}

    static Optional<Proposal> in(LetterText letter) {
        for (TextLine line : letter.firstPage()) {
            String plain = PlainWords.plain(line.text());
            Matcher label = LABEL.matcher(plain);
            while (label.find()) {
                boolean theirs =
                        THEIRS.matcher(plain.substring(0, label.start())).find();
                Optional<Proposal> found =
                        theirs || !isLabel(label.group()) ? Optional.empty() : value(line, label.end());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A colon, a point or a number sign makes a label of it: «en référence à votre courrier» has none. */
    private static boolean isLabel(String said) {
        return said.matches("(?s).*[:;.=°]\\s*") || said.contains("/");
    }

    private static Optional<Proposal> value(TextLine line, int from) {
        String rest = line.text().substring(Math.min(from, line.text().length()));
        Matcher value = VALUE.matcher(rest);
        if (!value.find() || value.group().chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String reference = trimmed(value.group());
        if (reference.length() > LONGEST || reference.length() < 2) {
            return Optional.empty();
        }
        TextLine where = line.part(from, from + reference.length());
        return Optional.of(new Proposal(
                ProposedField.SENDER_REFERENCE,
                reference,
                reference,
                "after-ref",
                0.9f * where.confidence(),
                where.page(),
                where.place()));
    }

    /** Up to the last word that belongs to a reference: words without figure nor capital after it are a sentence. */
    private static String trimmed(String value) {
        StringBuilder reference = new StringBuilder();
        for (String word : value.strip().split(" ")) {
            boolean belongs =
                    word.chars().anyMatch(Character::isDigit) || word.equals(word.toUpperCase(java.util.Locale.FRENCH));
            if (!belongs) {
                break;
            }
            reference.append(reference.isEmpty() ? "" : " ").append(word);
        }
        return reference.toString().replaceAll("[ .,;–\\-]+$", "");
    }
}
