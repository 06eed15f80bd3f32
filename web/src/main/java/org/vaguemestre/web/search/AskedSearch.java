package org.vaguemestre.web.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.Criterion;
import org.vaguemestre.search.Period;
import org.vaguemestre.search.QuestionWords;
import org.vaguemestre.search.SearchRequest;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;

/**
 * The question that the address asks: {@code q}, and what is chosen among the facets: {@code sens}, {@code etat}, {@code service}, {@code type},
 * {@code expediteur}, {@code annee} (a year, or a month as 2026-03), {@code canal}, {@code niveau}, {@code tri}; {@code du} and {@code au} of a
 * saved search.
 */
@RequestScoped
public class AskedSearch {
    /** Name of each facet in addresses. */
    static final Map<String, String> ADDRESSES = facetAddresses();

    @Inject
    private Asked asked;

    @Inject
    private Portal portal;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    private static Map<String, String> facetAddresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("state", "etat");
        addresses.put("department", "service");
        addresses.put("type", "type");
        addresses.put("correspondent", "expediteur");
        addresses.put("year", "annee");
        addresses.put("month", "mois");
        addresses.put("direction", "sens");
        addresses.put("channel", "canal");
        addresses.put("confidentiality", "niveau");
        return addresses;
    }

    String q() {
        return asked.text("q").orElse("");
    }

    /** Something was asked: words or a facet. */
    boolean isAsked() {
        return !q().isEmpty()
                || ADDRESSES.values().stream().anyMatch(name -> asked.text(name).isPresent());
    }

    Optional<String> chosen(String facet) {
        return asked.text(ADDRESSES.get(facet));
    }

    Optional<String> sort() {
        return asked.text("tri");
    }

    SearchRequest request(String after, int lines) {
        Period arrived = arrived().orElse(new Period(null, null));
        return new SearchRequest(
                q(),
                new MailFilter(
                        asked.constant(Direction.class, "sens").orElse(null),
                        asked.constant(State.class, "etat").orElse(null),
                        asked.id("service").orElse(null),
                        null,
                        asked.id("type").orElse(null),
                        asked.id("expediteur").orElse(null),
                        arrived.from(),
                        arrived.to(),
                        false),
                asked.constant(Channel.class, "canal").orElse(null),
                asked.constant(Confidentiality.class, "niveau").orElse(null),
                asked.constant(SearchRequest.Sort.class, "tri").orElse(null),
                after,
                lines);
    }

    private Optional<Period> arrived() {
        Optional<Period> month = asked.text("mois").map(written -> month("mois", written));
        return month.isPresent() ? month : asked.text("annee").map(written -> year("annee", written));
    }

    private static Period month(String name, String written) {
        try {
            YearMonth month = YearMonth.parse(written);
            return new Period(month.atDay(1), month.atEndOfMonth());
        } catch (DateTimeException e) {
            throw new Refused(Refusal.FIELD_INVALID, name, written);
        }
    }

    private static Period year(String name, String written) {
        if (!written.matches("\\d{4}") || written.equals("0000")) {
            throw new Refused(Refusal.FIELD_INVALID, name, written);
        }
        int year = Integer.parseInt(written);
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** What is chosen of a facet, in words; empty where a narrower choice says it already. */
    Optional<String> inWords(String facet, QuestionWords words) {
        MailFilter filter = request(null, 1).filter();
        return Optional.ofNullable(
                switch (facet) {
                    case "state" -> words.of(Criterion.Kind.STATE, words.of(filter.state()));
                    case "direction" -> words.of(Criterion.Kind.DIRECTION, words.of(filter.direction()));
                    case "department" ->
                        words.of(
                                Criterion.Kind.DEPARTMENT,
                                structure.departments().stream()
                                        .filter(one -> one.id().equals(filter.department()))
                                        .map(DepartmentView::name)
                                        .findFirst()
                                        .orElse("?"));
                    case "type" ->
                        words.of(
                                Criterion.Kind.TYPE,
                                types.all().stream()
                                        .filter(one -> one.id().equals(filter.mailType()))
                                        .map(MailTypeView::name)
                                        .findFirst()
                                        .orElse("?"));
                    case "correspondent" ->
                        words.of(
                                Criterion.Kind.CORRESPONDENT,
                                correspondents
                                        .find(filter.correspondent())
                                        .map(CorrespondentView::displayName)
                                        .orElse("?"));
                    case "year" ->
                        chosen("month").isPresent()
                                ? null
                                : words.arrived(arrived().orElseThrow());
                    case "month" -> words.arrived(arrived().orElseThrow());
                    case "channel" ->
                        words.of(
                                Criterion.Kind.CHANNEL,
                                words.of(request(null, 1).channel()));
                    case "confidentiality" ->
                        words.of(
                                Criterion.Kind.CONFIDENTIALITY,
                                words.of(request(null, 1).confidentiality()));
                    default -> null;
                });
    }

    /** The same question with other words. */
    String withText(String q) {
        return address(Screen.SEARCH, q, null, null, null);
    }

    /** The same question with another value of a facet; null for none. */
    String with(String facet, String value) {
        return address(Screen.SEARCH, q(), ADDRESSES.get(facet), value, null);
    }

    String sorted(String sort) {
        return address(Screen.SEARCH, q(), "tri", sort, null);
    }

    String after(String cursor) {
        return address(Screen.SEARCH, q(), null, null, cursor);
    }

    /** The same question at another address. */
    String at(String screen) {
        return address(screen, q(), null, null, null);
    }

    private String address(Screen screen, String q, String changed, String value, String after) {
        return address(screen.address(), q, changed, value, after);
    }

    private String address(String screen, String q, String changed, String value, String after) {
        StringBuilder address =
                new StringBuilder(portal.to(screen)).append("?q=").append(encoded(q));
        for (String name : ADDRESSES.values()) {
            String kept = name.equals(changed) ? value : asked.text(name).orElse(null);
            /* A month is of the year that is chosen. */
            boolean otherYear = name.equals("mois") && "annee".equals(changed);
            if (kept != null && !otherYear) {
                address.append('&').append(name).append('=').append(encoded(kept));
            }
        }
        String sort = "tri".equals(changed) ? value : sort().orElse(null);
        if (sort != null) {
            address.append("&tri=").append(encoded(sort));
        }
        if (after != null) {
            address.append("&after=").append(encoded(after));
        }
        return address.toString();
    }

    /** The address of a question that was kept. */
    static String address(String screen, SearchRequest request) {
        MailFilter filter = request.filter();
        StringBuilder address = new StringBuilder(screen).append("?q=").append(encoded(request.q()));
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("etat", filter.state());
        kept.put("service", filter.department());
        kept.put("type", filter.mailType());
        kept.put("expediteur", filter.correspondent());
        if (filter.arrivedFrom() != null && filter.arrivedTo() != null) {
            kept.put("annee", filter.arrivedFrom().getYear());
            kept.put(
                    "mois",
                    new Period(filter.arrivedFrom(), filter.arrivedTo()).isMonth()
                            ? YearMonth.from(filter.arrivedFrom())
                            : null);
        }
        kept.put("sens", filter.direction());
        kept.put("canal", request.channel());
        kept.put("niveau", request.confidentiality());
        kept.put("tri", request.sort());
        kept.forEach((name, value) -> {
            if (value != null) {
                address.append('&').append(name).append('=').append(encoded(value.toString()));
            }
        });
        return address.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
