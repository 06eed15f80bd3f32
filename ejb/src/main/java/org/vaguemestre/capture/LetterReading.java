package org.vaguemestre.capture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.organisation.DepartmentView;

/** Reads a letter (<i>lecture du pli</i>): everything that can be proposed of it, each with the place where it stands. */
final class LetterReading {
    /** Words of an organisation's name that name nobody. */
    private static final Set<String> COMMON = Set.of(
            "communaute",
            "communes",
            "commune",
            "mairie",
            "ville",
            "saint",
            "sainte",
            "port",
            "haut",
            "centre",
            "action",
            "sociale",
            "syndicat");

    private final LetterText text;

    private LetterReading(LetterText text) {
        this.text = text;
    }

    static LetterReading of(List<PageReading> pages) {
        List<TextLine> lines = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            lines.addAll(TextLine.of(page + 1, pages.get(page).words()));
        }
        return new LetterReading(new LetterText(lines));
    }

    SenderRule.Clues clues() {
        return SenderRule.clues(text);
    }

    /** What is known of the organisation written to, and of who writes to it. */
    record Known(
            String organisation,
            List<CorrespondentView> correspondents,
            List<DepartmentView> departments,
            List<MailTypeView> types) {
        private Set<String> ownNames() {
            return PlainWords.of(organisation).stream()
                    .filter(word -> word.length() >= 4 && !COMMON.contains(word))
                    .map(word -> word.toLowerCase(Locale.FRENCH))
                    .collect(Collectors.toSet());
        }
    }

    List<Proposal> proposals(Known known, Separator under, LocalDate receivedOn) {
        List<Proposal> proposals = new ArrayList<>(SenderRule.in(text, known.correspondents(), known.ownNames()));
        Optional<Proposal> subject = SubjectRule.in(text);
        subject.ifPresent(proposals::add);
        DateRule.in(text, receivedOn).ifPresent(proposals::add);
        ReferenceRule.in(text).ifPresent(proposals::add);
        proposals.addAll(RoutingRule.in(
                text, subject.map(Proposal::label).orElse(null), under, known.departments(), known.types()));
        return proposals;
    }
}
