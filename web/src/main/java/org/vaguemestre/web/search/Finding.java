package org.vaguemestre.web.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.State;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.Criterion;
import org.vaguemestre.search.MailSearch;
import org.vaguemestre.search.Question;
import org.vaguemestre.search.QuestionWords;
import org.vaguemestre.search.SearchPage;
import org.vaguemestre.search.SearchRequest;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.sheet.ItemSheet;

/** What was found. Asked: see {@link AskedSearch}; {@code after} (place in the list), {@code vu} (the item that is looked at beside the list). */
@Named
@RequestScoped
public class Finding {
    private static final int LINES = 20;
    private static final int LEAST_YEARS = 1;

    /** A criterion that can be taken away again. */
    public record Chip(String label, String without) {}

    /** Something that was not understood, and what else may be meant. */
    public record Said(String sentence, String instead, String address) {}

    @Inject
    private Asked asked;

    @Inject
    private AskedSearch question;

    @Inject
    private MailSearch search;

    @Inject
    private ItemSheet sheet;

    @Inject
    private Portal portal;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    private SearchPage page;
    private Question understood;
    private Refused refused;
    private UUID shown;
    private List<Chip> chips;

    public String getQ() {
        return question.q();
    }

    /** Something was asked: words or a facet. */
    public boolean isAsked() {
        return question.isAsked();
    }

    public SearchPage getPage() {
        if (page == null && refused == null) {
            try {
                understood = search.understand(getQ());
                page = search.search(question.request(asked.text("after").orElse(null), LINES));
                shown = asked.id("vu").orElse(null);
                if (shown != null) {
                    sheet.show(shown);
                }
            } catch (Refused why) {
                refused = why;
                notices.refuse(null, why);
            }
        }
        return page;
    }

    /** Whether the question could be answered; a refusal is told by the notices. */
    public boolean isAnswered() {
        return getPage() != null;
    }

    /** 12 courriers; «plus de 10 000» beyond what is counted. */
    public String getTotal() {
        SearchPage found = getPage();
        return found.totalExact()
                ? say.with("search.total", found.total())
                : say.with("search.more", say.count(found.total()));
    }

    /** What was understood, to be taken away piece by piece; nothing for words alone, which stand in the field. */
    public List<Chip> getChips() {
        if (chips == null) {
            chips = chips(words());
        }
        return chips;
    }

    private List<Chip> chips(QuestionWords words) {
        List<Chip> made = new ArrayList<>();
        if (understood.isUnderstood()) {
            for (Criterion one : understood.criteria()) {
                made.add(new Chip(words.of(one), question.withText(understood.without(one))));
            }
        }
        for (String facet : AskedSearch.ADDRESSES.keySet()) {
            question.chosen(facet)
                    .flatMap(value -> question.inWords(facet, words))
                    .ifPresent(said -> made.add(new Chip(said, question.with(facet, null))));
        }
        return made;
    }

    public List<Said> getHints() {
        QuestionWords words = words();
        return understood.hints().stream()
                .map(hint -> new Said(
                        words.of(hint),
                        words.instead(hint),
                        hint.instead() == null ? null : question.withText(hint.instead())))
                .toList();
    }

    /** Facets that narrow something, in the order of the page. */
    public List<SearchPage.Facet> getFacets() {
        List<SearchPage.Facet> facets = getPage().facets();
        return AskedSearch.ADDRESSES.keySet().stream()
                .flatMap(field -> facets.stream().filter(facet -> facet.field().equals(field)))
                .filter(facet -> facet.values().size() > LEAST_YEARS
                        || question.chosen(facet.field()).isPresent())
                .filter(facet -> !facet.field().equals("month") || ofOneYear(facet))
                .toList();
    }

    /** Months are chosen within a year. */
    private boolean ofOneYear(SearchPage.Facet months) {
        return question.chosen("year").isPresent()
                || months.values().stream()
                                .map(value -> value.key().substring(0, 4))
                                .distinct()
                                .count()
                        == 1;
    }

    public String label(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return switch (facet.field()) {
            case "state" -> say.name(State.valueOf(value.key()));
            case "direction" -> say.name(Direction.valueOf(value.key()));
            case "channel" -> words().of(Channel.valueOf(value.key()));
            case "confidentiality" -> say.name(Confidentiality.valueOf(value.key()));
            case "month" -> words().month(YearMonth.parse(value.key()));
            default -> value.label();
        };
    }

    public boolean chosen(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return question.chosen(facet.field()).filter(value.key()::equals).isPresent();
    }

    /** The same question with this value, or without it when it is already chosen. */
    public String address(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return question.with(facet.field(), chosen(facet, value) ? null : value.key());
    }

    public String sorted(String sort) {
        return question.sorted(sort);
    }

    public boolean sortedBy(String sort) {
        return question.sort()
                .orElse(
                        understood != null && understood.criteria().stream().anyMatch(Criterion::isText)
                                ? SearchRequest.Sort.RELEVANCE.name()
                                : SearchRequest.Sort.LATEST.name())
                .equals(sort);
    }

    public String getNextAddress() {
        return getPage().next() == null ? null : question.after(getPage().next());
    }

    /** Where the whole of it is taken away as a file, or written as a list to print. */
    public String exported(String where) {
        return question.at(where);
    }

    /** The item's sheet, open on the page where the words that were searched for are, marked. */
    public String sheet(SearchPage.Hit hit) {
        return portal.to(Screen.ITEM.address()) + "?id=" + hit.id() + place(hit);
    }

    /** The list with the item beside it. */
    public String beside(SearchPage.Hit hit) {
        return question.withText(getQ()) + "&vu=" + hit.id() + (hit.place() == null ? "" : place(hit.place()));
    }

    public boolean isShown(SearchPage.Hit hit) {
        return hit.id().equals(shown);
    }

    /** The item that is looked at beside the list; null for none. */
    public String getShownId() {
        return shown == null ? null : shown.toString();
    }

    /** Another question, to try. */
    public String example(String q) {
        return portal.to(Screen.SEARCH.address()) + "?q=" + AskedSearch.encoded(q);
    }

    /** The sheet of the item that is looked at. */
    public String getShownSheet() {
        return getPage().hits().stream()
                .filter(this::isShown)
                .findFirst()
                .map(this::sheet)
                .orElseGet(() -> portal.to(Screen.ITEM.address()) + "?id=" + shown
                        + (getQ().isEmpty() ? "" : "&q=" + AskedSearch.encoded(getQ())));
    }

    private String place(SearchPage.Hit hit) {
        return (getQ().isEmpty() ? "" : "&q=" + AskedSearch.encoded(getQ()))
                + (hit.place() == null ? "" : place(hit.place()));
    }

    private static String place(SearchPage.Place place) {
        return "&piece=" + place.document() + "&page=" + place.page();
    }

    private static QuestionWords words() {
        return new QuestionWords(FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }
}
