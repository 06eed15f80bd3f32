package org.vaguemestre.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A saved basket (<i>bannette enregistrée</i>): a basket, an order and what narrows it, under a name. It is a question, never its answer: whoever
 * opens it sees what they may see. Its owner alone changes it, and may show it to a department of their own. Removed, it can be put back.
 */
@Entity
@Table(name = "saved_basket")
class SavedBasket extends Walled {
    static final int NAME_LIMIT = 80;

    @Column(name = "account_id", nullable = false, updatable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private int position;

    @Column(name = "shared_with")
    private UUID sharedWith;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Basket basket;

    @Enumerated(EnumType.STRING)
    @Column(name = "list_order", nullable = false)
    private ListOrder order;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "department_id")
    private UUID departmentId;

    @Column(name = "assignee_id")
    private UUID assigneeId;

    @Column(name = "mail_type_id")
    private UUID mailTypeId;

    @Column(name = "correspondent_id")
    private UUID correspondentId;

    @Column(name = "arrived_from")
    private LocalDate arrivedFrom;

    @Column(name = "arrived_to")
    private LocalDate arrivedTo;

    private boolean late;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Enumerated(EnumType.STRING)
    private Confidentiality confidentiality;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private boolean soon;

    private boolean unassigned;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "removed_at")
    private Instant removedAt;

    @Version
    private long version;

    protected SavedBasket() {}

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG for a name that is none, RIGHT_MISSING for a basket the caller does not have */
    SavedBasket(
            Access access, String name, Basket basket, ListOrder order, MailFilter filter, int position, Instant now) {
        super(access.organisation());
        this.accountId = access.account();
        this.position = position;
        this.createdAt = now;
        this.name = named(name);
        ask(basket, order, filter, access);
    }

    void rename(String newName) {
        name = named(newName);
    }

    /** @throws Refused NOT_OF_YOUR_DEPARTMENT for a department that is not the owner's */
    void shareWith(UUID department, Access access) {
        if (department != null
                && !department.equals(sharedWith)
                && !access.departments().contains(department)) {
            throw new Refused(Refusal.NOT_OF_YOUR_DEPARTMENT, access.name());
        }
        sharedWith = department;
    }

    void ask(Basket asked, ListOrder arranged, MailFilter filter, Access access) {
        asked.right().ifPresent(access::require);
        basket = asked;
        order = arranged;
        direction = filter.direction();
        state = filter.state();
        departmentId = filter.department();
        assigneeId = filter.assignee();
        mailTypeId = filter.mailType();
        correspondentId = filter.correspondent();
        arrivedFrom = filter.arrivedFrom();
        arrivedTo = filter.arrivedTo();
        late = filter.late();
        priority = filter.priority();
        confidentiality = filter.confidentiality();
        channel = filter.channel();
        soon = filter.soon();
        unassigned = filter.unassigned();
    }

    void place(int at) {
        position = at;
    }

    void remove(Instant now) {
        removedAt = now;
    }

    void restore() {
        removedAt = null;
    }

    boolean removed() {
        return removedAt != null;
    }

    boolean ownedBy(Access access) {
        return accountId.equals(access.account());
    }

    /** The caller's own, or one shown to a department of theirs; and about a basket they have. */
    boolean shownTo(Access access) {
        return (ownedBy(access) || sharedWith != null && access.departments().contains(sharedWith))
                && basket.right().map(access::has).orElse(true);
    }

    private static String named(String name) {
        if (name == null || name.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        String stripped = name.strip().replaceAll("\\p{Cntrl}+", " ");
        if (stripped.codePointCount(0, stripped.length()) > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
        return stripped;
    }

    SavedBasketView view(Access access) {
        MailFilter filter = new MailFilter(
                direction,
                state,
                departmentId,
                assigneeId,
                mailTypeId,
                correspondentId,
                arrivedFrom,
                arrivedTo,
                late,
                priority,
                confidentiality,
                channel,
                soon,
                unassigned);
        return new SavedBasketView(id(), name, ownedBy(access), sharedWith, basket, order, filter, version);
    }
}
