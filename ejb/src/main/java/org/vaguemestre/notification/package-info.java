/**
 * Notifications (<i>notifications</i>): what people are told because it is asked of them, given to them, said to them, or about an item they follow;
 * in the portal and by e-mail, as each of them chooses. Reads the journal behind a cursor of its own; uses {@code mail}, {@code outbox} and what is
 * below them.
 */
package org.vaguemestre.notification;
