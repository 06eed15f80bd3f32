package org.vaguemestre.notification;

/** Why one is told something (<i>motif d’une notification</i>); of several reasons, the first. */
public enum NotificationKind {
    /** Une tâche vous est demandée. */
    TASK,
    /** Un courrier vous est attribué. */
    ASSIGNED,
    /** Une annotation vous nomme. */
    MENTION,
    /** Un courrier que vous suivez a bougé. */
    FOLLOWED
}
