package org.vaguemestre.mail;

/**
 * What may be said of an item to someone who reads the journal.
 *
 * @param number null when even that is above the caller's clearance
 * @param seen whether the caller may open the item
 */
public record MailGlimpse(String number, boolean seen) {}
