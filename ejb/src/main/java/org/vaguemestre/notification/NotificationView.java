package org.vaguemestre.notification;

import java.time.Instant;
import org.vaguemestre.mail.MailRow;

/**
 * Something that one is told.
 *
 * @param n the journal entry it comes from, by which it is named
 * @param act code of what was done
 * @param by name of who did it; null for the application
 * @param item what it is about, as it is now
 */
public record NotificationView(
        long n, NotificationKind kind, String act, String by, Instant at, boolean read, MailRow item) {}
