package org.vaguemestre.web.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.State;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.MailSearch;
import org.vaguemestre.search.SearchPage;
import org.vaguemestre.search.SearchRequest;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/**
 * What was found. Asked: {@code q}, the facets {@code sens}, {@code etat}, {@code service}, {@code type}, {@code expediteur}, {@code annee},
 * {@code tri}, {@code after} (place in the list).
 */
@Named
@RequestScoped
public class Finding {
    private static final int LINES = 20;

    /** Name of each facet in addresses. */
    private static final Map<String, String> ADDRESSES = facetAddresses();

    @Inject
    private Asked asked;

    @Inject
    private MailSearch search;

    @Inject
    private Portal portal;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    private SearchPage page;
    private Refused refused;

    private static Map<String, String> facetAddresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("state", "etat");
        addresses.put("department", "service");
        addresses.put("type", "type");
        addresses.put("correspondent", "expediteur");
        addresses.put("year", "annee");
        addresses.put("direction", "sens");
        return addresses;
    }

    public String getQ() {
        return asked.text("q").orElse("");
    }

    /** Something was asked: words or a facet. */
    public boolean isAsked() {
        return !getQ().isEmpty()
                || ADDRESSES.values().stream().anyMatch(name -> asked.text(name).isPresent());
    }

    public SearchPage getPage() {
        if (page == null && refused == null) {
            try {
                page = search.search(new SearchRequest(
                        getQ(),
                        filter(),
                        asked.constant(SearchRequest.Sort.class, "tri").orElse(null),
                        asked.text("after").orElse(null),
                        LINES));
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

    private MailFilter filter() {
        Integer year = asked.text("annee").map(Finding::year).orElse(null);
        return new MailFilter(
                asked.constant(Direction.class, "sens").orElse(null),
                asked.constant(State.class, "etat").orElse(null),
                asked.id("service").orElse(null),
                null,
                asked.id("type").orElse(null),
                asked.id("expediteur").orElse(null),
                year == null ? null : LocalDate.of(year, 1, 1),
                year == null ? null : LocalDate.of(year, 12, 31),
                false);
    }

    private static int year(String written) {
        if (!written.matches("\\d{4}")) {
            throw new Refused(Refusal.FIELD_INVALID, "annee", written);
        }
        return Integer.parseInt(written);
    }

    /** 12 courriers; «plus de 10 000» beyond what is counted. */
    public String getTotal() {
        SearchPage found = getPage();
        return found.totalExact()
                ? say.with("search.total", found.total())
                : say.with("search.more", say.count(found.total()));
    }

    /** Facets that narrow something, in the order of the page. */
    public List<SearchPage.Facet> getFacets() {
        List<SearchPage.Facet> facets = getPage().facets();
        return ADDRESSES.keySet().stream()
                .flatMap(field -> facets.stream().filter(facet -> facet.field().equals(field)))
                .filter(facet -> facet.values().size() > 1
                        || asked.text(ADDRESSES.get(facet.field())).isPresent())
                .toList();
    }

    public String label(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return switch (facet.field()) {
            case "state" -> say.name(State.valueOf(value.key()));
            case "direction" -> say.name(Direction.valueOf(value.key()));
            default -> value.label();
        };
    }

    public boolean chosen(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return asked.text(ADDRESSES.get(facet.field()))
                .filter(value.key()::equals)
                .isPresent();
    }

    /** The same question with this value, or without it when it is already chosen. */
    public String address(SearchPage.Facet facet, SearchPage.Facet.Value value) {
        return address(ADDRESSES.get(facet.field()), chosen(facet, value) ? null : value.key(), null);
    }

    public String sorted(String sort) {
        return address("tri", sort, null);
    }

    public boolean sortedBy(String sort) {
        return asked.text("tri")
                .orElse(getQ().isEmpty() ? "LATEST" : "RELEVANCE")
                .equals(sort);
    }

    public String getNextAddress() {
        return getPage().next() == null ? null : address(null, null, getPage().next());
    }

    /** The item's sheet, open on the page where the words that were searched for are, marked. */
    public String sheet(SearchPage.Hit hit) {
        SearchPage.Place place = hit.place();
        return portal.to(Screen.ITEM.address())
                + "?id=" + hit.id()
                + (getQ().isEmpty() ? "" : "&q=" + encoded(getQ()))
                + (place == null ? "" : "&piece=" + place.document() + "&page=" + place.page());
    }

    private String address(String changed, String value, String after) {
        StringBuilder address = new StringBuilder(portal.to(Screen.SEARCH.address()))
                .append("?q=")
                .append(encoded(getQ()));
        for (String name : ADDRESSES.values()) {
            String kept = name.equals(changed) ? value : asked.text(name).orElse(null);
            if (kept != null) {
                address.append('&').append(name).append('=').append(encoded(kept));
            }
        }
        String sort = "tri".equals(changed) ? value : asked.text("tri").orElse(null);
        if (sort != null) {
            address.append("&tri=").append(encoded(sort));
        }
        if (after != null) {
            address.append("&after=").append(encoded(after));
        }
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
