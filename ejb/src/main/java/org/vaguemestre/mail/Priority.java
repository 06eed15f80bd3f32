package org.vaguemestre.mail;

/** Priority (<i>priorité</i>). It never touches a legal date. */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
