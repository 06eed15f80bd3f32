package org.vaguemestre.web.journal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Consultation;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.journal.JournalFilter;
import org.vaguemestre.journal.JournalPage;
import org.vaguemestre.journal.PublishedKey;
import org.vaguemestre.mail.MailGlimpse;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/**
 * Who did what to what, when, in plain words. Asked: {@code acte} (its code), {@code agent}, {@code du} and {@code au} (days, both included),
 * {@code after} (place in the list). Of an item above the reader's clearance the page says that it is one, and nothing else.
 */
@Named("journal")
@RequestScoped
public class JournalReading {
    private static final int LINES = 50;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String MAIL = "mail-item";
    private static final String BATCH = "scan-batch";

    /**
     * One act, told.
     *
     * @param subject what it was done to: a number, or a word
     * @param address where to see it; null where the reader may not
     * @param secret the item is above the reader's clearance
     * @param details where it was sent, how many pages; empty for none
     */
    public record Line(
            long n,
            Instant at,
            String who,
            String act,
            String subject,
            String address,
            boolean secret,
            String details) {}

    /** The acts of one kind, to choose from: sentence by code. */
    public record Acts(String kind, Map<String, String> choices) {}

    @Inject
    private Asked asked;

    @Inject
    private Consultation consultation;

    @Inject
    private MailItems items;

    @Inject
    private Structure structure;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private JournalFilter filter;
    private LocalDate from;
    private LocalDate until;
    private JournalPage page;
    private List<Line> lines;
    private long stamped;

    @PostConstruct
    void look() {
        from = asked.day("du").orElse(null);
        until = asked.day("au").orElse(null);
        filter = new JournalFilter(
                asked.text("acte").orElse(null),
                asked.id("agent").orElse(null),
                from == null ? null : from.atStartOfDay(PARIS).toInstant(),
                until == null ? null : until.plusDays(1).atStartOfDay(PARIS).toInstant());
        page = consultation.page(filter, asked.text("after").orElse(null), LINES);
        stamped = consultation.stamped();
        Map<UUID, MailGlimpse> glimpses = items.glimpses(page.entries().stream()
                .filter(entry -> entry.subjectKind().equals(MAIL))
                .map(JournalEntry::subject)
                .distinct()
                .toList());
        lines = page.entries().stream()
                .map(entry -> tell(entry, glimpses.get(entry.subject())))
                .toList();
    }

    private Line tell(JournalEntry entry, MailGlimpse glimpse) {
        boolean mail = entry.subjectKind().equals(MAIL);
        boolean secret = mail && (glimpse == null || glimpse.number() == null);
        String subject = say.of("Subject." + entry.subjectKind());
        String address = null;
        if (secret) {
            subject = say.of("journal.secret");
        } else if (mail) {
            subject = glimpse.number();
            address = glimpse.seen() ? portal.to(Screen.ITEM.address()) + "?id=" + entry.subject() : null;
        } else if (entry.subjectKind().equals(BATCH) && portal.opens(Screen.BATCH.address())) {
            address = portal.to(Screen.BATCH.address()) + "?id=" + entry.subject();
        }
        return new Line(
                entry.n(),
                entry.at(),
                entry.actor() == null ? say.of("journal.application") : agent(entry.actor()),
                act(entry.act()),
                subject,
                address,
                secret,
                secret ? "" : details(entry));
    }

    private String act(String code) {
        return say.has("Act." + code) ? say.of("Act." + code) : code;
    }

    private String details(JournalEntry entry) {
        JsonObject facts = entry.facts();
        List<String> details = new ArrayList<>();
        if (entry.subjectKind().equals(MAIL)) {
            id(facts, "department").map(this::department).ifPresent(details::add);
            id(facts, "assignee").map(this::agent).ifPresent(details::add);
        } else {
            JsonValue pages = facts.get("pages");
            if (pages instanceof JsonArray list && !list.isEmpty()) {
                details.add(say.with("journal.pages", list.size()));
            } else if (facts.containsKey("given")) {
                details.add(say.with("journal.pages", facts.getInt("given")));
            }
            if (facts.containsKey("lines")) {
                details.add(say.with("journal.lines", facts.getInt("lines")));
            }
            for (String name : List.of("format", "code", "refusal", "reference", "found")) {
                if (facts.get(name) instanceof JsonString text) {
                    details.add(text.getString());
                }
            }
            if (facts.get("act") instanceof JsonString asked) {
                details.add(act(asked.getString()));
            }
            id(facts, "actor").map(this::agent).ifPresent(details::add);
            id(facts, "account").map(this::agent).ifPresent(details::add);
        }
        return details.stream().filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private static Optional<UUID> id(JsonObject facts, String name) {
        return facts.get(name) instanceof JsonString id
                ? Optional.of(UUID.fromString(id.getString()))
                : Optional.empty();
    }

    private String agent(UUID account) {
        return structure.agents().stream()
                .filter(agent -> agent.account().equals(account))
                .map(AgentView::name)
                .findFirst()
                .orElseGet(() -> say.of("journal.formerAgent"));
    }

    private String department(UUID id) {
        return structure.departments().stream()
                .filter(department -> department.id().equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(null);
    }

    public List<Line> getLines() {
        return lines;
    }

    public JournalFilter getFilter() {
        return filter;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public boolean isFiltered() {
        return !filter.equals(JournalFilter.NONE);
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    public List<Acts> getActs() {
        Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
        for (String key : say.keys("Act.")) {
            String code = key.substring("Act.".length());
            kinds.computeIfAbsent(code.substring(0, code.indexOf('.')), kind -> new LinkedHashMap<>())
                    .put(code, say.of(key));
        }
        return kinds.entrySet().stream()
                .map(kind -> new Acts(say.of("Subject." + kind.getKey()), kind.getValue()))
                .toList();
    }

    /** Whether the person may take the whole chain away. */
    public boolean isExportable() {
        return CurrentAccess.get().has(Right.JOURNAL_EXPORT);
    }

    /** The key with which an export is checked outside the portal. */
    public PublishedKey getKey() {
        return consultation.key();
    }

    /** Checkpoints that a time stamp authority has stamped. */
    public long getStamped() {
        return stamped;
    }

    /** Of the key, in groups of eight digits to be read aloud. */
    public String getFingerprint() {
        return getKey().fingerprint().replaceAll("(?<=\\G.{8})(?=.)", " ");
    }

    /** The list from its next page on; null at its end. */
    public String getNextAddress() {
        if (page.next() == null) {
            return null;
        }
        StringBuilder address = new StringBuilder(portal.to(Screen.JOURNAL.address()))
                .append("?after=")
                .append(page.next());
        for (String name : List.of("acte", "agent", "du", "au")) {
            asked.text(name).ifPresent(value -> address.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return address.toString();
    }
}
