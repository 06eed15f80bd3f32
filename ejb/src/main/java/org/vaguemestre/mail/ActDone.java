package org.vaguemestre.mail;

/**
 * What an act left: enough to say it, and to take it back.
 *
 * @param version of the item after the act
 */
public record ActDone(String number, long version) {}
