package org.vaguemestre.circuit;

import java.util.UUID;

/**
 * To whom a step is addressed (<i>destinataire d’une étape</i>): someone by name, or whoever holds a place when the step begins.
 *
 * @param account of PERSON; null otherwise
 * @param role of ROLE_IN_DEPARTMENT; null otherwise
 * @param department of ROLE_IN_DEPARTMENT and HEAD_OF_DEPARTMENT; null otherwise
 */
public record Addressee(Kind kind, UUID account, UUID role, UUID department) {
    /** How a place is named. */
    public enum Kind {
        /** A person by name. */
        PERSON,
        /** Those who hold a role in a department. */
        ROLE_IN_DEPARTMENT,
        /** The head of a department. */
        HEAD_OF_DEPARTMENT,
        /** The head of the department the item is with. */
        HEAD_OF_ITEM_DEPARTMENT,
        /** The agent the item is with. */
        ITEM_ASSIGNEE,
        /** The mail room (<i>bureau du courrier</i>). */
        MAIL_ROOM
    }

    public static Addressee person(UUID account) {
        return new Addressee(Kind.PERSON, account, null, null);
    }

    public static Addressee role(UUID role, UUID department) {
        return new Addressee(Kind.ROLE_IN_DEPARTMENT, null, role, department);
    }

    public static Addressee headOf(UUID department) {
        return new Addressee(Kind.HEAD_OF_DEPARTMENT, null, null, department);
    }

    public static Addressee headOfItemDepartment() {
        return new Addressee(Kind.HEAD_OF_ITEM_DEPARTMENT, null, null, null);
    }

    public static Addressee itemAssignee() {
        return new Addressee(Kind.ITEM_ASSIGNEE, null, null, null);
    }

    public static Addressee mailRoom() {
        return new Addressee(Kind.MAIL_ROOM, null, null, null);
    }

    /** Whether all is said that its kind needs. */
    boolean isWhole() {
        return switch (kind) {
            case PERSON -> account != null;
            case ROLE_IN_DEPARTMENT -> role != null && department != null;
            case HEAD_OF_DEPARTMENT -> department != null;
            case HEAD_OF_ITEM_DEPARTMENT, ITEM_ASSIGNEE, MAIL_ROOM -> true;
        };
    }
}
