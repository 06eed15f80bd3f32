package org.vaguemestre.mail;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Audience;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A mail item (<i>courrier</i>).
 *
 * <p>A letter arrives. It is registered once: it gets its number in the chrono of its organisation, year and direction, and keeps it for
 * ever. Out of a scanner, nothing is yet sure of it: it is REGISTERED, to be qualified. The mail room reads it beside what was proposed from
 * the paper, confirms who wrote, about what, and sends it to a department: it is IN_PROGRESS.
 *
 * <p>In the department someone takes it in charge, or finds that it belongs elsewhere and reroutes it, or returns it to the mail room, where it
 * is REGISTERED again. It ends with an answer (ANSWERED, then CLOSED) or without one, with the reason why (CLOSED). An item registered by
 * mistake is VOID: it stays, with its number and its reason, and nothing more can happen to it.
 *
 * <p>Nobody sets a state: each act asks {@link #refusalOf} first, then changes the item as a whole. Who may see it is derived from its
 * department, its agent, its copies and its confidentiality, and stored with it ({@link Audience}).
 */
@Entity
@Table(name = "mail_item")
class MailItem extends Walled {
    static final int SUBJECT_LIMIT = 1_000;

    /** How long an act can be taken back: longer than a page proposes it, however long it is looked at. */
    static final Duration UNDO_WINDOW = Duration.ofMinutes(2);

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Direction direction;

    @Column(nullable = false, updatable = false)
    private int year;

    @Column(nullable = false, updatable = false)
    private long sequence;

    @Column(nullable = false, updatable = false)
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(nullable = false)
    private String subject;

    @Column(name = "correspondent_id")
    private UUID correspondentId;

    @Column(name = "sender_reference")
    private String senderReference;

    @Column(name = "postmarked_on")
    private LocalDate postmarkedOn;

    @Column(name = "written_on")
    private LocalDate writtenOn;

    @Column(name = "arrived_on", nullable = false)
    private LocalDate arrivedOn;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    @Column(name = "registered_by", updatable = false)
    private UUID registeredBy;

    @Column(name = "mail_type_id")
    private UUID mailTypeId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Priority priority;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Confidentiality confidentiality;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Channel channel;

    @Column(name = "department_id")
    private UUID departmentId;

    @Column(name = "assignee_id")
    private UUID assigneeId;

    @Column(name = "folder_id")
    private UUID folderId;

    @Column(name = "committed_for")
    private LocalDate committedFor;

    @Column(name = "closing_reason")
    private String closingReason;

    @Column(name = "void_reason")
    private String voidReason;

    @Column(name = "amount_cents")
    private Long amountCents;

    @Enumerated(EnumType.STRING)
    @Column(name = "waits_for")
    private TaskKind waitsFor;

    @Column(nullable = false)
    private String[] admitted = {};

    @Column(nullable = false)
    private String[] audience;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "mail_item_document", joinColumns = @JoinColumn(name = "mail_item_id"))
    @OrderColumn(name = "position")
    private List<AttachedDocument> documents = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "mail_item_copy", joinColumns = @JoinColumn(name = "mail_item_id"))
    @OrderColumn(name = "position")
    private List<CopiedTo> copies = new ArrayList<>();

    @Version
    private long version;

    /** A document of the item, under the name it was given. */
    @Embeddable
    record AttachedDocument(
            @Column(name = "organisation_id", nullable = false) UUID organisationId,
            @Column(nullable = false) String sha256,
            @Column(nullable = false) String name) {}

    /** Where an item stands: what most acts change, and what taking them back restores. */
    record Standing(State state, UUID department, UUID assignee) {}

    /** Someone informed. */
    @Embeddable
    record CopiedTo(
            @Column(name = "organisation_id", nullable = false) UUID organisationId,
            @Column(name = "department_id") UUID departmentId,
            @Column(name = "account_id") UUID accountId) {}

    protected MailItem() {}

    /**
     * Registers: with a subject and a department it is at once in progress, else it is to be qualified.
     *
     * @throws Refused DATE_IN_FUTURE, DATE_ORDER, FIELD_TOO_LONG
     */
    MailItem(
            UUID organisation,
            UUID id,
            Direction direction,
            int year,
            long sequence,
            String number,
            Details details,
            List<Registration.Attachment> attachments,
            UUID registeredBy,
            Instant now,
            LocalDate today) {
        super(organisation, id);
        this.direction = direction;
        this.year = year;
        this.sequence = sequence;
        this.number = number;
        this.registeredAt = now;
        this.registeredBy = registeredBy;
        attachments.forEach(a -> documents.add(new AttachedDocument(organisation, a.sha256(), a.name())));
        describe(details, today);
        this.state = subject.isEmpty() || departmentId == null ? State.REGISTERED : State.IN_PROGRESS;
        changed(now);
    }

    /** What was registered is only proposed: the mail room has still to confirm it. */
    void awaitQualification() {
        state = State.REGISTERED;
    }

    /** Qualifies: what was proposed is confirmed, and the item goes to its department. */
    void qualify(Details details, Access access, Instant now, LocalDate today) {
        permit(MailAct.QUALIFY, access);
        requireQualified(details);
        describe(details, today);
        state = State.IN_PROGRESS;
        changed(now);
    }

    /** Corrects the details of a qualified item; where it stands does not change. */
    void correct(Details details, Access access, Instant now, LocalDate today) {
        permit(MailAct.CORRECT, access);
        requireQualified(details);
        describe(details, today);
        changed(now);
    }

    /** Sends it to another department, and to nobody or to one agent there. */
    void route(UUID department, UUID assignee, Access access, Instant now) {
        permit(MailAct.ROUTE, access);
        departmentId = department;
        assigneeId = assignee;
        changed(now);
    }

    /** Gives it to an agent; it stays with its department. */
    void assign(UUID agent, Access access, Instant now) {
        permit(MailAct.ASSIGN, access);
        if (agent.equals(assigneeId)) {
            throw new Refused(Refusal.ALREADY_ASSIGNED);
        }
        assigneeId = agent;
        changed(now);
    }

    /** Its department closes: it goes on in another, with nobody in particular unless it was somebody's by name. */
    void handOver(UUID department, Instant now) {
        departmentId = department;
        changed(now);
    }

    /** Sends it back to the mail room, which will qualify it again. */
    void returnToMailRoom(Access access, Instant now) {
        permit(MailAct.RETURN, access);
        departmentId = null;
        assigneeId = null;
        state = State.REGISTERED;
        changed(now);
    }

    /** The caller takes it in charge. */
    void take(Access access, Instant now) {
        permit(MailAct.TAKE, access);
        assigneeId = access.account();
        changed(now);
    }

    /** A step of its circuit gives it to someone, to handle it. */
    void handTo(UUID department, UUID assignee, Instant now) {
        departmentId = department;
        assigneeId = assignee;
        changed(now);
    }

    /**
     * Waits for others, or again for whom it is with.
     *
     * @param kind null for whom it is with
     * @param tokens of those who see it since they are or were asked
     */
    void await(TaskKind kind, Collection<String> tokens, Instant now) {
        waitsFor = kind;
        admitted = tokens.toArray(String[]::new);
        changed(now);
    }

    /** Its answer has left. */
    void answer(Instant now) {
        unlessInProgress().ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        state = State.ANSWERED;
        waitsFor = null;
        changed(now);
    }

    /** An outgoing one has left. */
    void sent(Instant now) {
        unlessInProgress().ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        state = State.CLOSED;
        waitsFor = null;
        changed(now);
    }

    /** What had left was returned: it is in progress again, with whom it was with. */
    void comeBack(Instant now) {
        if (state == State.ANSWERED || state == State.CLOSED && direction != Direction.INCOMING) {
            state = State.IN_PROGRESS;
            changed(now);
        }
    }

    /** Closes it without an answer. */
    void close(String reason, Access access, Instant now) {
        permit(MailAct.CLOSE, access);
        closingReason = requireReason(reason);
        state = State.CLOSED;
        changed(now);
    }

    /**
     * Takes back the act that was just done: the item stands again where it stood.
     *
     * @param last the last act that changed it
     * @return under which name this is done
     * @throws Refused for the reason of {@link #refusalOfUndoing}
     */
    MailUndo undo(LastAct last, Access access, Instant now) {
        refusalOfUndoing(last, access, now).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        state = last.before().state();
        departmentId = last.before().department();
        assigneeId = last.before().assignee();
        closingReason = null;
        changed(now);
        return MailUndo.of(last.code()).orElseThrow();
    }

    /** Why the last act cannot be taken back: only who did it does so, and only a moment later. */
    Optional<Refusal> refusalOfUndoing(LastAct last, Access access, Instant now) {
        if (MailUndo.of(last.code()).isEmpty() || last.before() == null || !last.doneBy(access.account())) {
            return Optional.of(Refusal.NOTHING_TO_UNDO);
        }
        return now.isAfter(last.at().plus(UNDO_WINDOW)) ? Optional.of(Refusal.UNDO_TOO_LATE) : Optional.empty();
    }

    /** Voids the registration; number and content stay. */
    void voidBecause(String reason, Access access, Instant now) {
        permit(MailAct.VOID, access);
        voidReason = requireReason(reason);
        state = State.VOID;
        changed(now);
    }

    /** One more document at the end; given twice, it is one. Answers whether it is new to the item. */
    boolean attach(String sha256, String name, Access access, Instant now) {
        permit(MailAct.ADD_DOCUMENT, access);
        if (documents.stream().anyMatch(attached -> attached.sha256().equals(sha256))) {
            return false;
        }
        documents.add(new AttachedDocument(organisationId(), sha256, name));
        changed(now);
        return true;
    }

    /**
     * Its pages were arranged anew, or cut: another document in place of the first.
     *
     * @param subjectRead kept where there was none; null for none
     */
    void rearrange(MailAct act, Registration.Attachment document, String subjectRead, Access access, Instant now) {
        permit(act, access);
        documents.set(0, new AttachedDocument(organisationId(), document.sha256(), document.name()));
        if (subject.isEmpty() && subjectRead != null) {
            subject = subjectRead.substring(0, Math.min(subjectRead.length(), SUBJECT_LIMIT));
        }
        changed(now);
    }

    /** Takes in the pages of another item, which is void from now on; the more confidential of both rules. */
    void absorb(MailItem other, Registration.Attachment document, String subjectRead, Access access, Instant now) {
        other.permit(MailAct.MERGE, access);
        if (other.confidentiality.compareTo(confidentiality) > 0) {
            confidentiality = other.confidentiality;
        }
        rearrange(MailAct.MERGE, document, subjectRead, access, now);
        documents.addAll(other.documents.subList(1, other.documents.size()));
        other.voidReason = "Réuni au courrier " + number;
        other.state = State.VOID;
        other.changed(now);
    }

    /** Why the caller may not do this act now; empty when it may. The same answer guards the act, the button and the API. */
    Optional<Refusal> refusalOf(MailAct act, Access access) {
        if (state == State.VOID && act != MailAct.CONSULT && act != MailAct.NOTE) {
            return Optional.of(Refusal.ITEM_VOID);
        }
        return switch (act) {
            case QUALIFY, ARRANGE, CUT, MERGE ->
                state != State.REGISTERED
                        ? Optional.of(Refusal.ALREADY_QUALIFIED)
                        : lacking(Right.MAIL_QUALIFY, access);
            case CORRECT ->
                state == State.REGISTERED
                        ? Optional.of(Refusal.NOT_QUALIFIED_YET)
                        : unlessOpen()
                                .or(() -> access.has(Right.MAIL_QUALIFY) ? Optional.empty() : unlessTheirs(access));
            case ROUTE, ASSIGN ->
                unlessInProgress().or(() -> access.has(Right.MAIL_ROUTE) ? Optional.empty() : unlessTheirs(access));
            case RETURN ->
                unlessInProgress().or(() -> access.has(Right.MAIL_ROUTE) ? Optional.empty() : unlessTheirs(access));
            case TAKE ->
                unlessInProgress()
                        .or(() -> unlessTheirs(access))
                        .or(() -> access.account() != null && access.account().equals(assigneeId)
                                ? Optional.of(Refusal.ALREADY_TAKEN)
                                : Optional.empty());
            case CLOSE -> unlessInProgress().or(() -> unlessTheirs(access));
            case VOID -> unlessOpen().or(() -> lacking(Right.MAIL_VOID, access));
            case ADD_DOCUMENT ->
                unlessOpen().or(() -> access.has(Right.MAIL_QUALIFY) ? Optional.empty() : unlessTheirs(access));
            case REGISTER, READ -> Optional.of(Refusal.ALREADY_QUALIFIED);
            case CONSULT, NOTE, LINK, UNLINK -> Optional.empty();
        };
    }

    /** What the caller may do now. */
    Set<MailAct> actsOpenTo(Access access) {
        Set<MailAct> open = EnumSet.noneOf(MailAct.class);
        for (MailAct act : MailAct.values()) {
            if (refusalOf(act, access).isEmpty()) {
                open.add(act);
            }
        }
        return open;
    }

    /** @throws Refused for the reason of {@link #refusalOf} */
    void permit(MailAct act, Access access) {
        refusalOf(act, access).ifPresent(refusal -> {
            throw refusal == Refusal.RIGHT_MISSING
                    ? new Refused(refusal, rightFor(act))
                    : new Refused(refusal, access.name());
        });
    }

    /** The right to ask for, where one is missing. */
    private static Right rightFor(MailAct act) {
        return switch (act) {
            case QUALIFY, ARRANGE, CUT, MERGE -> Right.MAIL_QUALIFY;
            case VOID -> Right.MAIL_VOID;
            default -> Right.MAIL_HANDLE;
        };
    }

    private static Optional<Refusal> lacking(Right right, Access access) {
        return access.has(right) ? Optional.empty() : Optional.of(Refusal.RIGHT_MISSING);
    }

    private Optional<Refusal> unlessInProgress() {
        return switch (state) {
            case IN_PROGRESS -> Optional.empty();
            case REGISTERED -> Optional.of(Refusal.NOT_QUALIFIED_YET);
            case CLOSED, ANSWERED -> Optional.of(Refusal.ALREADY_CLOSED);
            default -> Optional.of(Refusal.NOT_IN_PROGRESS);
        };
    }

    private Optional<Refusal> unlessOpen() {
        return state == State.REGISTERED || state == State.IN_PROGRESS || state == State.ANSWERED
                ? Optional.empty()
                : Optional.of(Refusal.NOT_IN_PROGRESS);
    }

    /** Someone's to handle: theirs by name, or in one of their departments. */
    private Optional<Refusal> unlessTheirs(Access access) {
        if (!access.has(Right.MAIL_HANDLE)) {
            return Optional.of(Refusal.RIGHT_MISSING);
        }
        boolean theirs = access.account() != null && access.account().equals(assigneeId)
                || departmentId != null && access.departments().contains(departmentId);
        return theirs ? Optional.empty() : Optional.of(Refusal.NOT_OF_YOUR_DEPARTMENT);
    }

    private static void requireQualified(Details details) {
        if (details.subject() == null || details.subject().isBlank()) {
            throw new Refused(Refusal.SUBJECT_MISSING);
        }
        if (details.department() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "service");
        }
    }

    private static String requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        return reason.strip();
    }

    private void describe(Details details, LocalDate today) {
        subject = details.subject() == null ? "" : details.subject().strip();
        if (subject.length() > SUBJECT_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "objet", SUBJECT_LIMIT);
        }
        // What is not said of an item already registered stays as it was: above all its arrival and its confidentiality
        arrivedOn = said(details.arrivedOn(), arrivedOn, today);
        writtenOn = details.writtenOn();
        postmarkedOn = details.postmarkedOn();
        requireSensibleDates(today);
        correspondentId = details.correspondent();
        senderReference = details.senderReference();
        mailTypeId = details.mailType();
        priority = said(details.priority(), priority, Priority.NORMAL);
        confidentiality = said(details.confidentiality(), confidentiality, Confidentiality.NORMAL);
        channel = said(details.channel(), channel, Channel.PAPER);
        amountCents = amount(details.amountCents());
        departmentId = details.department();
        assigneeId = details.assignee();
        folderId = details.folder();
        copies.clear();
        if (details.copies() != null) {
            details.copies().forEach(c -> copies.add(new CopiedTo(organisationId(), c.department(), c.account())));
        }
    }

    private Long amount(Long said) {
        if (said == null) {
            return amountCents;
        }
        if (said < 0) {
            throw new Refused(Refusal.FIELD_INVALID, "montant", said);
        }
        return said == 0 ? null : said;
    }

    private static <T> T said(T said, T before, T atFirst) {
        return said != null ? said : before != null ? before : atFirst;
    }

    private void requireSensibleDates(LocalDate today) {
        for (LocalDate date : new LocalDate[] {arrivedOn, writtenOn, postmarkedOn}) {
            if (date != null && date.isAfter(today)) {
                throw new Refused(Refusal.DATE_IN_FUTURE, date.toString());
            }
        }
        boolean arrivedBefore = writtenOn != null && direction == Direction.INCOMING && arrivedOn.isBefore(writtenOn)
                || postmarkedOn != null && direction == Direction.INCOMING && arrivedOn.isBefore(postmarkedOn);
        if (arrivedBefore) {
            throw new Refused(Refusal.DATE_ORDER);
        }
    }

    private void changed(Instant now) {
        List<UUID> departments = new ArrayList<>();
        List<UUID> accounts = new ArrayList<>();
        if (departmentId != null) {
            departments.add(departmentId);
        }
        if (assigneeId != null) {
            accounts.add(assigneeId);
        }
        for (CopiedTo copy : copies) {
            if (copy.departmentId() != null) {
                departments.add(copy.departmentId());
            } else {
                accounts.add(copy.accountId());
            }
        }
        Set<String> tokens = Audience.of(confidentiality, departments, accounts);
        tokens.addAll(List.of(admitted));
        audience = tokens.toArray(String[]::new);
        changedAt = now;
    }

    /** The date the service commits itself to, from the type's number of calendar days after arrival; null for none. */
    void commitWithin(Integer days) {
        committedFor = days == null ? null : arrivedOn.plusDays(days);
    }

    Standing standing() {
        return new Standing(state, departmentId, assigneeId);
    }

    Long amountCents() {
        return amountCents;
    }

    TaskKind waitsFor() {
        return waitsFor;
    }

    List<String> audience() {
        return List.of(audience);
    }

    boolean seenBy(Access access) {
        return access.sees(List.of(audience));
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    Direction direction() {
        return direction;
    }

    State state() {
        return state;
    }

    String subject() {
        return subject;
    }

    UUID correspondentId() {
        return correspondentId;
    }

    String senderReference() {
        return senderReference;
    }

    LocalDate postmarkedOn() {
        return postmarkedOn;
    }

    LocalDate writtenOn() {
        return writtenOn;
    }

    LocalDate arrivedOn() {
        return arrivedOn;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    UUID mailTypeId() {
        return mailTypeId;
    }

    Priority priority() {
        return priority;
    }

    Confidentiality confidentiality() {
        return confidentiality;
    }

    Channel channel() {
        return channel;
    }

    UUID departmentId() {
        return departmentId;
    }

    UUID assigneeId() {
        return assigneeId;
    }

    UUID folderId() {
        return folderId;
    }

    LocalDate committedFor() {
        return committedFor;
    }

    String closingReason() {
        return closingReason;
    }

    String voidReason() {
        return voidReason;
    }

    List<AttachedDocument> documents() {
        return documents;
    }

    List<CopiedTo> copies() {
        return copies;
    }
}
