package org.vaguemestre.mail;

import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Right;

/** Mail items for tests, told as a sentence: {@code aMailItem().about("Voirie").in(ROADS).inProgress()}. */
final class MailItemFixture {
    static final UUID PORT_LERIN = new UUID(1, 1);
    static final UUID ROADS = new UUID(2, 1);
    static final UUID SCHOOLS = new UUID(2, 2);
    static final UUID CAMILLE = new UUID(3, 1);
    static final UUID JEANNE = new UUID(3, 2);
    static final UUID ANNE = new UUID(3, 3);
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private Direction direction = Direction.INCOMING;
    private String subject = "Nid-de-poule rue du Port";
    private UUID department = ROADS;
    private UUID assignee;
    private Confidentiality confidentiality;
    private LocalDate writtenOn;
    private LocalDate postmarkedOn;
    private LocalDate arrivedOn = TODAY;
    private final List<Details.Copy> copies = new ArrayList<>();

    private MailItemFixture() {}

    static MailItemFixture aMailItem() {
        return new MailItemFixture();
    }

    MailItemFixture going(Direction which) {
        direction = which;
        return this;
    }

    MailItemFixture about(String what) {
        subject = what;
        return this;
    }

    MailItemFixture in(UUID where) {
        department = where;
        return this;
    }

    MailItemFixture with(UUID agent) {
        assignee = agent;
        return this;
    }

    MailItemFixture copiedTo(UUID department, UUID account) {
        copies.add(new Details.Copy(department, account));
        return this;
    }

    MailItemFixture kept(Confidentiality level) {
        confidentiality = level;
        return this;
    }

    MailItemFixture writtenOn(LocalDate day) {
        writtenOn = day;
        return this;
    }

    MailItemFixture postmarkedOn(LocalDate day) {
        postmarkedOn = day;
        return this;
    }

    MailItemFixture arrivedOn(LocalDate day) {
        arrivedOn = day;
        return this;
    }

    /** What a person would say of it. */
    Details details() {
        return new Details(
                subject,
                null,
                null,
                postmarkedOn,
                writtenOn,
                arrivedOn,
                null,
                null,
                confidentiality,
                null,
                department,
                assignee,
                null,
                copies);
    }

    /** Registered today. */
    MailItem registered() {
        return new MailItem(
                PORT_LERIN,
                UUID.randomUUID(),
                direction,
                2026,
                4217,
                "A-2026-004217",
                details(),
                List.of(),
                JEANNE,
                NOW,
                TODAY);
    }

    /** Registered, and in the state: by acts where there is one, else as another capability would have left it. */
    MailItem in(State state) {
        MailItem item = state == State.REGISTERED ? in((UUID) null).registered() : registered();
        switch (state) {
            case REGISTERED, IN_PROGRESS -> {}
            case CLOSED -> item.close("Sans suite", everything(), NOW);
            case VOID -> item.voidBecause("Doublon", everything(), NOW);
            default -> force(item, state);
        }
        return item;
    }

    private static void force(MailItem item, State state) {
        try {
            Field field = MailItem.class.getDeclaredField("state");
            field.setAccessible(true);
            field.set(item, state);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member of the roads department with these rights. */
    static Access camille(Right... rights) {
        return member(CAMILLE, "Camille Durand", Set.of(ROADS), rights);
    }

    /** A member of the mail room, which is no department of the item, with these rights. */
    static Access jeanne(Right... rights) {
        return member(JEANNE, "Jeanne Morel", Set.of(), rights);
    }

    /** Who may do everything to anything. */
    static Access everything() {
        return member(ANNE, "Anne Rivoal", Set.of(ROADS, SCHOOLS), Right.values());
    }

    private static Access member(UUID account, String name, Set<UUID> departments, Right... rights) {
        Set<Right> held = EnumSet.noneOf(Right.class);
        held.addAll(List.of(rights));
        return Access.member(
                account,
                name,
                PORT_LERIN,
                "port-lerin",
                List.of(new Access.Grant(held, Confidentiality.NORMAL, departments)));
    }
}
