package org.vaguemestre.mail;

import java.util.UUID;

/**
 * An item was changed by an act upon it: what depends on where it is has to look again, in the same transaction.
 *
 * @param qualified whether the act sent it from the mail room to a department
 */
public record ItemMoved(UUID item, boolean qualified) {}
