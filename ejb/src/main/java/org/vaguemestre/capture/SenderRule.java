package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vaguemestre.correspondent.CorrespondentView;

/**
 * Who wrote (<i>expéditeur</i>). A known correspondent whose e-mail address or name stands in the head of the letter, or whose name signs it, comes
 * first; else the name at the top of the sender's own block, left of the one written to, or the name under the last greeting.
 */
final class SenderRule {
    private static final Pattern EMAIL = Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}.-]+\\.\\p{Alpha}{2,}");
    private static final Pattern POSTAL_CODE = Pattern.compile("(?<!\\d)(\\d{2}\\s?\\d{3})\\s+\\p{Lu}[\\p{L}' \\-]+");
    private static final Pattern PERSON =
            Pattern.compile("^(?:m\\.?|mr|mme|mlle|monsieur|madame|mademoiselle|maitre|me|dr|docteur)\\s+\\p{L}.*");
    private static final Pattern BODY = Pattern.compile(
            "^(?:sarl|sas|sasu|sci|scp|eurl|sa|snc|gaec|earl|association|asso|cabinet|etude|syndicat|societe|ets|etablissements|entreprise|amicale|comite|club|federation|agence|notaires?|garage|boulangerie|prefecture|sous-prefecture|departement|conseil"
                    + " departemental|region|ministere|caisse|lycee|college|ecole)\\b.*");

    /** The one written to, or words of no name. */
    private static final Pattern NOT_A_SENDER = Pattern.compile(
            ".*\\b(?:mairie|hotel de ville|maire|monsieur le president|madame la presidente|communaute de communes|a"
                    + " l'attention|attention"
                    + " de|objet|ref|references?|tel|telephone|mobile|fax|email|e-mail|courriel|mel|siret|siren|www|le|page|lettre"
                    + " recommandee|recommande|bp|cs|cedex|copie|pj|recu|arrivee?|service)\\b.*");

    private static final Pattern GREETING = Pattern.compile(
            ".*\\b(?:salutations?|consideration|sentiments|cordialement|respectueusement|remerci\\w*|sinceres|distingues?|devoue\\w*)\\b.*");
    private static final Pattern STREET = Pattern.compile(
            ".*\\b(?:rue|avenue|av|boulevard|bd|impasse|allee|allees|place|chemin|route|quai|square|lotissement|residence|lieu-dit|lieudit|hameau|cours|villa|zone|za|zi|bp|batiment|appartement)\\b.*");

    /** Part of the width from which the recipient's block stands, in a French letter. */
    private static final float RECIPIENT_SIDE = 0.47f;

    private SenderRule() {}

    /** What is looked for among the known correspondents. */
    record Clues(List<String> names, Set<String> emails, Set<String> postalCodes) {}

    /** What could be a name, an address or a postal code of the sender. */
    static Clues clues(LetterText letter) {
        List<String> names = new ArrayList<>();
        Set<String> emails = new HashSet<>();
        Set<String> postalCodes = new HashSet<>();
        for (TextLine line : letter.firstPage()) {
            emails.addAll(emails(line));
        }
        for (TextLine line : letter.head()) {
            Matcher code = POSTAL_CODE.matcher(line.text());
            if (code.find() && !isOnRecipientSide(line)) {
                postalCodes.add(code.group(1).replace(" ", ""));
            }
        }
        nameLines(letter).forEach(line -> names.add(line.text()));
        return new Clues(names, emails, postalCodes);
    }

    /**
     * @param known correspondents that share a name, an e-mail address or a postal code with the clues
     * @param ownNames words of the names of the organisation written to, plain
     */
    static List<Proposal> in(LetterText letter, List<CorrespondentView> known, Set<String> ownNames) {
        List<Proposal> proposals = new ArrayList<>();
        Optional<Proposal> sender = byEmail(letter, known).or(() -> byName(letter, known));
        if (sender.isEmpty()) {
            Optional<TextLine> name = newcomer(letter, ownNames);
            name.ifPresent(line -> proposals.add(
                    proposal(ProposedField.SENDER, null, cleaned(line.text()), "name-in-head", 0.6f, line)));
            name.flatMap(line -> address(letter, line)).ifPresent(proposals::add);
            newEmail(letter, ownNames).ifPresent(proposals::add);
        } else {
            proposals.add(sender.get());
        }
        return proposals;
    }

    private static Optional<Proposal> byEmail(LetterText letter, List<CorrespondentView> known) {
        for (TextLine line : letter.firstPage()) {
            for (String email : emails(line)) {
                for (CorrespondentView one : known) {
                    if (email.equalsIgnoreCase(one.email())) {
                        return Optional.of(found(one, "known-email", 0.95f, line));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Proposal> byName(LetterText letter, List<CorrespondentView> known) {
        Proposal best = null;
        Set<String> towns = clues(letter).postalCodes();
        List<TextLine> end = letter.end();
        for (TextLine line : nameLines(letter)) {
            for (CorrespondentView one : known) {
                float likelihood = likelihood(line, one, towns, end.contains(line));
                if (likelihood > 0 && (best == null || likelihood * line.confidence() > best.confidence())) {
                    best = found(one, "known-name", likelihood, line);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static float likelihood(TextLine line, CorrespondentView one, Set<String> towns, boolean signature) {
        float likeness = likeness(line.text(), one);
        if (likeness == 0) {
            return 0;
        }
        boolean sameTown = one.postalCode() != null && towns.contains(one.postalCode());
        // a name read with a fault needs a second clue
        if (likeness < 1 && !sameTown) {
            return 0;
        }
        return Math.min(1, (signature ? 0.72f : 0.85f) * likeness + (sameTown ? 0.1f : 0));
    }

    /** 1 when every word of the name stands on the line, 0.85 when each does but for one misread letter, else 0. */
    private static float likeness(String line, CorrespondentView one) {
        List<String> said = PlainWords.of(line);
        List<String> name = new ArrayList<>(PlainWords.of(one.name()));
        if (one.firstName() != null) {
            name.addAll(PlainWords.of(one.firstName()));
        }
        int letters = name.stream().mapToInt(String::length).sum();
        if (letters < 5 || said.size() > name.size() + 4) {
            return 0;
        }
        float likeness = 1;
        for (String word : name) {
            if (said.contains(word)) {
                continue;
            }
            boolean misread = word.length() >= 4 && said.stream().anyMatch(other -> PlainWords.alike(word, other, 1));
            if (!misread) {
                return 0;
            }
            likeness = 0.85f;
        }
        return likeness;
    }

    private static Proposal found(CorrespondentView one, String rule, float likelihood, TextLine line) {
        return proposal(ProposedField.SENDER, one.id().toString(), one.displayName(), rule, likelihood, line);
    }

    /** Someone nobody knows yet: the line that looks most like a sender's name. */
    private static Optional<TextLine> newcomer(LetterText letter, Set<String> ownNames) {
        List<TextLine> candidates = letter.head().stream()
                .filter(line -> !isOnRecipientSide(line))
                .filter(line -> couldBeAName(line, ownNames))
                .toList();
        Optional<TextLine> civil = candidates.stream()
                .filter(line -> {
                    String plain = PlainWords.plain(line.text());
                    return PERSON.matcher(plain).matches()
                            || BODY.matcher(plain).matches();
                })
                .findFirst();
        return civil.or(() -> candidates.stream()
                        .filter(line -> address(letter, line).isPresent())
                        .findFirst())
                .or(() -> signature(letter, ownNames));
    }

    private static Optional<TextLine> signature(LetterText letter, Set<String> ownNames) {
        List<TextLine> lines = letter.lines();
        TextLine last = null;
        boolean greeted = false;
        for (TextLine line : lines) {
            if (GREETING.matcher(PlainWords.plain(line.text())).matches()) {
                greeted = true;
                last = null;
            } else if (greeted && last == null && couldBeAName(line, ownNames)) {
                last = line;
            }
        }
        return Optional.ofNullable(last);
    }

    private static boolean couldBeAName(TextLine line, Set<String> ownNames) {
        String text = line.text();
        String plain = PlainWords.plain(text);
        List<String> words = PlainWords.of(text);
        long capitals = line.words().stream()
                .filter(word -> Character.isUpperCase(word.text().codePointAt(0)))
                .count();
        return words.size() >= 2
                && words.size() <= 8
                && capitals >= 2
                && text.chars().noneMatch(Character::isDigit)
                && !text.contains("@")
                && !NOT_A_SENDER.matcher(plain).matches()
                && (isNamed(plain) || !STREET.matcher(plain).matches())
                && !plain.endsWith(":")
                && words.stream().noneMatch(ownNames::contains);
    }

    /** Begins as the name of a person or of a body does. */
    private static boolean isNamed(String plain) {
        return PERSON.matcher(plain).matches() || BODY.matcher(plain).matches();
    }

    /** Lines under the name down to the postal code and the city. */
    private static Optional<Proposal> address(LetterText letter, TextLine name) {
        List<TextLine> lines = letter.head();
        int at = lines.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        List<TextLine> address = new ArrayList<>();
        for (TextLine line : lines.subList(at + 1, lines.size())) {
            boolean sameColumn = Math.abs(line.place().x() - name.place().x()) < 0.12f
                    && line.top() > name.top()
                    && line.top() - name.bottom() < 0.12f;
            if (sameColumn && address.size() < 5) {
                address.add(line);
                if (POSTAL_CODE.matcher(line.text()).find()) {
                    Proposal.Box place = address.stream()
                            .map(TextLine::place)
                            .reduce(Proposal.Box::around)
                            .orElseThrow();
                    String text = String.join(
                            "\n",
                            address.stream()
                                    .map(TextLine::text)
                                    .map(String::strip)
                                    .toList());
                    return Optional.of(new Proposal(
                            ProposedField.SENDER_ADDRESS,
                            text,
                            text,
                            "under-name",
                            0.8f * line.confidence(),
                            line.page(),
                            place));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Proposal> newEmail(LetterText letter, Set<String> ownNames) {
        for (TextLine line : letter.firstPage()) {
            for (String email : emails(line)) {
                boolean own = PlainWords.of(email).stream().anyMatch(ownNames::contains);
                if (!own) {
                    return Optional.of(proposal(ProposedField.SENDER_EMAIL, email, email, "email", 0.85f, line));
                }
            }
        }
        return Optional.empty();
    }

    private static List<TextLine> nameLines(LetterText letter) {
        List<TextLine> lines = new ArrayList<>();
        letter.head().stream()
                .filter(line -> !isOnRecipientSide(line))
                .filter(SenderRule::mayHoldAName)
                .forEach(lines::add);
        letter.end().stream()
                .filter(SenderRule::mayHoldAName)
                .filter(line -> !lines.contains(line))
                .forEach(lines::add);
        return lines;
    }

    private static boolean mayHoldAName(TextLine line) {
        int words = PlainWords.of(line.text()).size();
        return words >= 1 && words <= 12;
    }

    private static boolean isOnRecipientSide(TextLine line) {
        return line.place().x() > RECIPIENT_SIDE && line.top() > 0.06f;
    }

    private static List<String> emails(TextLine line) {
        List<String> emails = new ArrayList<>();
        Matcher matcher = EMAIL.matcher(line.text());
        while (matcher.find()) {
            emails.add(matcher.group());
        }
        return emails;
    }

    private static String cleaned(String name) {
        return name.replaceAll("^[\\W_]+|[,;:\\s]+$", "").strip();
    }

    private static Proposal proposal(
            ProposedField field, String value, String label, String rule, float likelihood, TextLine where) {
        return new Proposal(field, value, label, rule, likelihood * where.confidence(), where.page(), where.place());
    }
}
