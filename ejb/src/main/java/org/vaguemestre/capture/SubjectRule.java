package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subject of a letter (<i>objet</i>): what follows «Objet», over as many lines as it goes on. Without the word nothing is proposed: a guess
 * would cost more to correct than to type.
 */
final class SubjectRule {
    private static final int LONGEST = 300;
    private static final int MOST_LINES = 4;

    /** «Objet» as scanners read it. */
    private static final Pattern LABEL = Pattern.compile(
            "^\\W{0,2}(?:[o0][bh6][jil]e[tfl1]|sujet|concerne)\\s*[:;.=\\-–—]*\\s*(?:du courrier\\s*:)?\\s*");

    /** What comes after the subject in a French letter. */
    private static final Pattern AFTERWARDS = Pattern.compile(
            "^\\W{0,2}(?:madame|monsieur|mesdames|messieurs|maitre|docteur|cher|chere|bonjour|n ?/ ?ref|v ?/ ?ref|nos? ref|vos? ref|ref|p\\.? ?j|pieces? jointe|lettre recommandee|recommande|affaire suivie|dossier suivi|date|a l'attention|copie)\\b.*");

    private SubjectRule() {}

    static Optional<Proposal> in(LetterText letter) {
        List<TextLine> lines = letter.firstPage();
        for (int i = 0; i < lines.size(); i++) {
            TextLine line = lines.get(i);
            Matcher label = LABEL.matcher(PlainWords.plain(line.text()));
            if (label.find() && isMeant(line, label)) {
                return subject(lines, i, label.end());
            }
        }
        return Optional.empty();
    }

    /** «Objet» heads its line with a colon or alone; «Concerne le…» inside a sentence has none. */
    private static boolean isMeant(TextLine line, Matcher label) {
        String said = label.group();
        return said.matches("(?s).*[:;.=\\-–—]\\s*")
                || label.end() >= line.text().length()
                || said.strip().matches("o.*|0.*");
    }

    private static Optional<Proposal> subject(List<TextLine> lines, int at, int labelEnd) {
        TextLine first = lines.get(at);
        List<TextLine> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        if (labelEnd < first.text().length()) {
            parts.add(first.part(labelEnd, first.text().length()));
            text.append(first.text().substring(labelEnd).strip());
        }
        TextLine before = first;
        for (int next = at + 1; next < lines.size() && parts.size() < MOST_LINES; next++) {
            TextLine line = lines.get(next);
            if (!goesOn(before, line, first, text)) {
                break;
            }
            parts.add(line);
            text.append(text.isEmpty() ? "" : " ").append(line.text().strip());
            before = line;
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String subject = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text.toString();
        Proposal.Box place =
                parts.stream().map(TextLine::place).reduce(Proposal.Box::around).orElseThrow();
        float confidence = (float)
                parts.stream().mapToDouble(TextLine::confidence).average().orElse(0);
        return Optional.of(new Proposal(
                ProposedField.SUBJECT, subject, subject, "after-objet", 0.95f * confidence, first.page(), place));
    }

    private static boolean goesOn(TextLine before, TextLine line, TextLine first, StringBuilder text) {
        float height = before.bottom() - before.top();
        boolean close = line.top() > before.top() + height * 0.4f && line.top() - before.bottom() < height * 1.1f;
        boolean besideOrUnder =
                line.place().x() < first.place().x() + first.place().w()
                        && line.place().x() >= first.place().x() - 0.02f;
        boolean open = text.isEmpty() || !text.toString().endsWith(".");
        return close
                && besideOrUnder
                && open
                && !AFTERWARDS.matcher(PlainWords.plain(line.text())).matches();
    }
}
