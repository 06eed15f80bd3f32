package org.vaguemestre.web.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.Tally;
import org.vaguemestre.notification.Notifications;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.storage.FreeSpace;
import org.vaguemestre.web.signin.Session;

/** What the template shows around every page: who acts, for which organisation, what waits in each basket, and the person's taste. */
@Named
@RequestScoped
public class Portal {
    private static final Set<String> THEMES = Set.of("light", "dark", "contrast");

    @Inject
    private HttpServletRequest request;

    @Inject
    private Organisations organisations;

    @Inject
    private Baskets baskets;

    @Inject
    private Figures figures;

    @Inject
    private Notifications notifications;

    @Inject
    private Assets assets;

    @Inject
    private FreeSpace space;

    private SignedIn who;
    private Access access;
    private List<OrganisationView> mine = List.of();
    private OrganisationView organisation;
    private BasketLink pressing;
    private BasketLink news;

    @PostConstruct
    void look() {
        who = Session.who(request).orElse(null);
        access = Acting.in(request).map(Acting::access).orElse(null);
        if (access != null) {
            mine = organisations.of(who);
            organisation = mine.stream()
                    .filter(one -> one.id().equals(access.organisation()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether nothing can be changed, because the disks are full; said on every page. */
    public boolean isReadOnly() {
        return space.isShort();
    }

    public SignedIn getWho() {
        return who;
    }

    public OrganisationView getOrganisation() {
        return organisation;
    }

    /** Whether one acts in one's training commune, where nothing counts. */
    public boolean isTraining() {
        return organisation != null && organisation.kind() == OrganisationView.Kind.TRAINING;
    }

    /** Organisations the person may act for, this one included. */
    public List<OrganisationView> getOrganisations() {
        return mine;
    }

    /** A basket of the rail: how many wait, and whether some are pressing. */
    public record BasketLink(Basket basket, int count, String stamp) {
        public String label() {
            return count >= Baskets.COUNTED_UP_TO ? "999+" : Integer.toString(count);
        }
    }

    public List<BasketLink> getBaskets() {
        Map<Basket, Tally> tallies = baskets.tallies();
        List<BasketLink> links = new ArrayList<>();
        for (Basket basket : Basket.values()) {
            if (tallies.containsKey(basket)
                    && isShown(basket, tallies.get(basket).count())) {
                links.add(new BasketLink(
                        basket, tallies.get(basket).count(), tallies.get(basket).stamp()));
            }
        }
        return links;
    }

    /** A task may come to anyone; its basket stands empty only with those to whom it usually comes. */
    private boolean isShown(Basket basket, int count) {
        Right usual = basket == Basket.DISPATCH ? Right.MAIL_QUALIFY : Right.MAIL_HANDLE;
        return count > 0 || basket.task().isEmpty() || access.has(usual);
    }

    /** How many commitments of the person, or of nobody yet in their departments, are late or due today; no further than a counter says. */
    public BasketLink getPressing() {
        if (pressing == null) {
            Slice due = Slice.ALL.with(Criterion.MINE).with(Criterion.DUE_TO, figures.today());
            pressing = new BasketLink(
                    null, access.has(Right.MAIL_HANDLE) ? (int) figures.countUpTo(due, Baskets.COUNTED_UP_TO) : 0, "");
        }
        return pressing;
    }

    /** What the person was told here and has not read. */
    public BasketLink getNews() {
        if (news == null) {
            Tally unread = notifications.unread();
            news = new BasketLink(null, unread.count(), unread.stamp());
        }
        return news;
    }

    public int waiting(Basket basket) {
        return baskets.counts().getOrDefault(basket, 0);
    }

    /** Whether the screen is open to the person here. */
    public boolean opens(String screen) {
        return access != null
                && Screen.at(screen).map(known -> known.openTo(access)).orElse(false);
    }

    /** The screen being drawn, as it is named in addresses. */
    public String getScreen() {
        String path = request.getServletPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".xhtml", "");
    }

    /** Whether the page being drawn is this screen. */
    public boolean at(String screen) {
        return request.getServletPath().equals("/screens/" + screen + ".xhtml");
    }

    /** Whether the page being drawn is this screen or one of those below it: {@code administration-services}. */
    public boolean within(String screen) {
        return at(screen) || request.getServletPath().startsWith("/screens/" + screen + "-");
    }

    /** Whether the page is drawn whole, and not only some parts of it that a script puts in place. */
    public boolean isWhole() {
        return request.getHeader("X-Parts") == null;
    }

    public String getOrganisationSlug() {
        return access.slug();
    }

    /** Address of a screen of the organisation acted for. */
    public String to(String screen) {
        return request.getContextPath() + "/o/" + access.slug() + "/" + screen;
    }

    /** Address of the front of another organisation. */
    public String front(OrganisationView other) {
        return request.getContextPath() + "/o/" + other.slug() + "/" + Screen.HOME.address();
    }

    /** Address of the style sheet of the organisations' colours. */
    public String getColours() {
        return request.getContextPath() + "/couleurs/"
                + ColourSheet.of(organisations.all()).fingerprint() + ".css";
    }

    /** Whether the person has that right over the portal. */
    public boolean portalRight(String right) {
        return who != null && who.portalRights().contains(Right.valueOf(right));
    }

    public String getAssets() {
        return assets.address();
    }

    /** The chosen theme; null to follow the person's system. */
    public String getTheme() {
        String chosen = cookie("theme");
        return chosen != null && THEMES.contains(chosen) ? chosen : null;
    }

    public String getToken() {
        return Session.token(request);
    }

    public String getTokenField() {
        return Session.TOKEN_FIELD;
    }

    /** What an account of the data centre is for. */
    public List<Right> getPortalRights() {
        return who.portalRights().stream().sorted().toList();
    }

    public String getContext() {
        return request.getContextPath();
    }

    private String cookie(String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
