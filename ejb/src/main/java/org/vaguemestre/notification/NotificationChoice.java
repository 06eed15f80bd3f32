package org.vaguemestre.notification;

/**
 * How a person wants to be told something (<i>choix</i>).
 *
 * @param shown in the portal
 */
public record NotificationChoice(NotificationKind kind, boolean shown, ByMail byMail) {
    /** Of one who has not chosen. */
    static NotificationChoice usual(NotificationKind kind) {
        return new NotificationChoice(kind, true, ByMail.NEVER);
    }

    boolean isWanted() {
        return shown || byMail != ByMail.NEVER;
    }
}
