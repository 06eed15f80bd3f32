package org.vaguemestre.notification;

/** When an e-mail tells it (<i>par courriel</i>). */
public enum ByMail {
    /** Jamais. */
    NEVER,
    /** Une fois par jour: one e-mail with all that was not read. */
    DAILY,
    /** Aussitôt. */
    AT_ONCE
}
