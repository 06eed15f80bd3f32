package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.vaguemestre.document.Word;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.organisation.DepartmentView;

/**
 * Department and type of a letter (<i>service, type</i>): what the separator says is certain; else the words of their names (and the other words set for a type) are looked for, those in
 * the subject and those of a letter addressed to «service …» counting most. A tie proposes nothing.
 */
final class RoutingRule {
    private static final int IN_SUBJECT = 4;
    private static final int IN_ADDRESS = 5;
    private static final int IN_BODY = 1;
    private static final int ENOUGH = 2;
    /** Words by their first letters: «travaux» and «travail», «urbanisme» and «urbanistique» are one. */
    private static final int STEM = 6;

    private static final Set<String> SILENT = Set.of(
            "service",
            "services",
            "direction",
            "pole",
            "demande",
            "demandes",
            "mairie",
            "courrier",
            "lettre",
            "general",
            "generale",
            "generaux",
            "divers",
            "autre",
            "autres",
            "publique",
            "public",
            "communal",
            "communale",
            "municipal",
            "municipale",
            "pour",
            "dans",
            "avec",
            "des",
            "les",
            "aux",
            "sur",
            "une",
            "par",
            "administration");

    private RoutingRule() {}

    /** @param subject as proposed; null for none */
    static List<Proposal> in(
            LetterText letter,
            String subject,
            Separator under,
            List<DepartmentView> departments,
            List<MailTypeView> types) {
        List<Proposal> proposals = new ArrayList<>();
        Optional<DepartmentView> saidDepartment =
                said(under == null ? null : under.department(), departments, DepartmentView::code);
        Optional<MailTypeView> saidType = said(under == null ? null : under.mailType(), types, MailTypeView::code);
        saidType.ifPresent(type -> proposals.add(certain(ProposedField.MAIL_TYPE, type.id(), type.name())));
        saidDepartment.ifPresent(one -> proposals.add(certain(ProposedField.DEPARTMENT, one.id(), one.name())));
        Map<String, Integer> weights = weights(letter, subject);
        Optional<Proposal> type = saidType.isPresent()
                ? Optional.empty()
                : best(
                        ProposedField.MAIL_TYPE,
                        letter,
                        types,
                        MailTypeView::id,
                        MailTypeView::name,
                        MailTypeView::words,
                        weights);
        type.ifPresent(proposals::add);
        if (saidDepartment.isEmpty()) {
            best(
                            ProposedField.DEPARTMENT,
                            letter,
                            departments,
                            DepartmentView::id,
                            DepartmentView::name,
                            DepartmentView::name,
                            weights)
                    .or(() -> ofType(saidType, type, types, departments))
                    .ifPresent(proposals::add);
        }
        return proposals;
    }

    private static <T> Optional<T> said(String code, List<T> all, Function<T, String> codeOf) {
        return code == null
                ? Optional.empty()
                : all.stream()
                        .filter(one -> codeOf.apply(one).equalsIgnoreCase(code))
                        .findFirst();
    }

    private static Proposal certain(ProposedField field, UUID id, String name) {
        return new Proposal(field, id.toString(), name, "separator", 1, null, null);
    }

    /** Where mail of the type usually goes. */
    private static Optional<Proposal> ofType(
            Optional<MailTypeView> said,
            Optional<Proposal> guessed,
            List<MailTypeView> types,
            List<DepartmentView> departments) {
        Optional<MailTypeView> type = said.or(() -> guessed.flatMap(proposal -> types.stream()
                .filter(one -> one.id().toString().equals(proposal.value()))
                .findFirst()));
        return type.flatMap(one -> departments.stream()
                        .filter(department -> department.id().equals(one.department()))
                        .findFirst())
                .map(department -> new Proposal(
                        ProposedField.DEPARTMENT,
                        department.id().toString(),
                        department.name(),
                        "usual-for-type",
                        said.isPresent() ? 0.9f : 0.9f * guessed.orElseThrow().confidence(),
                        null,
                        null));
    }

    /** How much each word stem of the letter counts, each kind of place once. */
    private static Map<String, Integer> weights(LetterText letter, String subject) {
        Map<String, Integer> weights = new HashMap<>();
        count(stems(letter.all()), IN_BODY, weights);
        if (subject != null) {
            count(stems(subject), IN_SUBJECT, weights);
        }
        letter.head().stream()
                .map(TextLine::text)
                .filter(text -> PlainWords.of(text).contains("service")
                        || PlainWords.plain(text).contains("attention"))
                .forEach(text -> count(stems(text), IN_ADDRESS, weights));
        return weights;
    }

    private static void count(Set<String> stems, int weight, Map<String, Integer> weights) {
        stems.forEach(stem -> weights.merge(stem, weight, Integer::sum));
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new HashSet<>();
        for (String word : PlainWords.of(text)) {
            if (word.length() >= 3 && !SILENT.contains(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    private static String stem(String word) {
        String singular = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return singular.length() > STEM ? singular.substring(0, STEM) : singular;
    }

    private static <T> Optional<Proposal> best(
            ProposedField field,
            LetterText letter,
            List<T> all,
            Function<T, UUID> id,
            Function<T, String> name,
            Function<T, String> words,
            Map<String, Integer> weights) {
        T best = null;
        int most = 0;
        int second = 0;
        for (T one : all) {
            int score = stems(words.apply(one)).stream()
                    .mapToInt(stem -> weights.getOrDefault(stem, 0))
                    .sum();
            if (score > most) {
                second = most;
                most = score;
                best = one;
            } else {
                second = Math.max(second, score);
            }
        }
        if (best == null || most < ENOUGH || most == second) {
            return Optional.empty();
        }
        TextLine where = whereSaid(letter, stems(words.apply(best)));
        return Optional.of(new Proposal(
                field,
                id.apply(best).toString(),
                name.apply(best),
                "words-of-its-name",
                Math.min(0.8f, 0.35f + 0.07f * most),
                where == null ? null : where.page(),
                where == null ? null : where.place()));
    }

    private static TextLine whereSaid(LetterText letter, Set<String> stems) {
        for (TextLine line : letter.lines()) {
            for (Word word : line.words()) {
                if (stems(word.text()).stream().anyMatch(stems::contains)) {
                    return new TextLine(line.page(), List.of(word));
                }
            }
        }
        return null;
    }
}
