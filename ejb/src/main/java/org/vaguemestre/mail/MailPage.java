package org.vaguemestre.mail;

import java.util.List;

/**
 * Some lines of a list, in order.
 *
 * @param next opaque place from which the list goes on; null at its end
 */
public record MailPage(List<MailRow> rows, String next) {}
