package org.vaguemestre.web.home;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.insight.CountedItem;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Place;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Today;
import org.vaguemestre.insight.Weeks;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** What is the person's today: what presses, the one thing to do next, what came in, what moved; and for who steers, how the whole stands. */
@Named
@RequestScoped
public class Home {
    private static final int LINES = 5;
    private static final int NEWS = 8;

    /**
     * What is due at one time.
     *
     * @param tone late, soon, or empty
     * @param address all of it
     */
    public record Group(String name, String tone, long count, List<CountedItem> items, String address) {}

    /** The one clear next action. */
    public record Next(String tone, String words, String what, String below, String button, String address) {}

    @Inject
    private Baskets baskets;

    @Inject
    private Figures figures;

    @Inject
    private Today today;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private Instant lookedBefore;
    private List<Group> groups = List.of();
    private List<MailRow> toQualify;
    private List<Today.Movement> cameIn;
    private List<Today.Movement> moved;
    private List<MailRow> copied;
    private List<MailRow> latest;

    @PostConstruct
    void look() {
        lookedBefore = today.look();
        if (isHandling()) {
            groups = groups();
        }
    }

    private List<Group> groups() {
        LocalDate day = figures.today();
        LocalDate sunday = Weeks.monday(day).plusDays(6);
        Slice mine = Slice.ALL.with(Criterion.MINE);
        List<Group> all = new ArrayList<>();
        group(all, "late", "late", mine.with(Criterion.LATE));
        group(all, "today", "soon", mine.due(day, day));
        if (sunday.isAfter(day)) {
            group(all, "week", "", mine.due(day.plusDays(1), sunday));
        }
        if (all.stream().mapToLong(Group::count).sum() < LINES) {
            group(all, "later", "", mine.with(Criterion.DUE_FROM, sunday.plusDays(1)));
        }
        return all;
    }

    private void group(List<Group> all, String name, String tone, Slice slice) {
        long count = figures.count(slice);
        if (count > 0) {
            all.add(new Group(
                    name,
                    tone,
                    count,
                    figures.page(slice, null, LINES).items(),
                    portal.to(Screen.COUNTED.address()) + "?" + slice.address()));
        }
    }

    /** The first of what presses; else what waits to be qualified; else nothing, said as good news. */
    public Next getNext() {
        if (!groups.isEmpty()) {
            Group first = groups.get(0);
            CountedItem item = first.items().get(0);
            return new Next(
                    first.tone().isEmpty() ? "info" : first.tone(),
                    say.of("home.now." + first.name()),
                    item.subject().isEmpty() ? item.number() : item.subject(),
                    item.correspondent() == null ? item.number() : item.correspondent() + " · " + item.number(),
                    say.of("home.open"),
                    portal.to(Screen.TRIAGE.address()) + "?basket=" + Basket.TO_HANDLE.slug() + "&item=" + item.id());
        }
        int waiting = portal.waiting(Basket.TO_QUALIFY);
        if (waiting > 0) {
            return new Next(
                    "info",
                    say.of("home.now"),
                    say.with("home.now.qualify", waiting),
                    "",
                    say.of("home.start"),
                    portal.to(Screen.QUALIFICATION.address()));
        }
        return new Next("ok", say.of("home.now.none"), say.of("home.now.none.todo"), "", null, null);
    }

    public List<Group> getGroups() {
        return groups;
    }

    /** The mail room's: the oldest that wait to be qualified; empty for who does not. */
    public List<MailRow> getToQualify() {
        if (toQualify == null) {
            toQualify = isQualifying()
                    ? baskets.page(Basket.TO_QUALIFY, MailFilter.NONE, null, LINES)
                            .rows()
                    : List.of();
        }
        return toQualify;
    }

    public List<Today.Movement> getCameIn() {
        if (cameIn == null) {
            cameIn = today.cameIn(lookedBefore, NEWS);
        }
        return cameIn;
    }

    public Instant getLookedBefore() {
        return lookedBefore;
    }

    public List<Today.Movement> getMoved() {
        if (moved == null) {
            moved = today.movedSinceYesterday(NEWS);
        }
        return moved;
    }

    /** What an act came to, in words: the department and the agent, or the mail room. */
    public String place(Today.Movement movement) {
        if (movement.place() == Place.QUALIFY) {
            return say.name(Place.QUALIFY);
        }
        String department = movement.department() == null ? "" : movement.department();
        return movement.assignee() == null || movement.place() == Place.ENDED
                ? department
                : department + " · " + movement.assignee();
    }

    public List<MailRow> getCopied() {
        if (copied == null) {
            copied = baskets.page(Basket.COPIED, MailFilter.NONE, null, LINES).rows();
        }
        return copied;
    }

    /** The latest of all the mail, for who reads it and does not work on it. */
    public List<MailRow> getLatest() {
        if (latest == null) {
            latest = isSeeingAll() && !isWorking()
                    ? baskets.page(Basket.ALL, MailFilter.NONE, null, NEWS).rows()
                    : List.of();
        }
        return latest;
    }

    public boolean isHandling() {
        return CurrentAccess.get().has(Right.MAIL_HANDLE);
    }

    public boolean isQualifying() {
        return CurrentAccess.get().has(Right.MAIL_QUALIFY);
    }

    public boolean isWorking() {
        return isHandling() || isQualifying();
    }

    /** Whether all the mail of the organisation is open to the person, within the clearance. */
    public boolean isSeeingAll() {
        return CurrentAccess.get().has(Right.MAIL_SEE_ALL);
    }

    public boolean isSteering() {
        return CurrentAccess.get().has(Right.INSIGHT_READ);
    }

    /** Whether the person may take the journal away. */
    public boolean isExporting() {
        return CurrentAccess.get().has(Right.JOURNAL_EXPORT);
    }
}
