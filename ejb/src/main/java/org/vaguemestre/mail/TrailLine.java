package org.vaguemestre.mail;

import java.time.Instant;

/**
 * One line of an item's trail (<i>parcours</i>), told in plain French from its journal entry.
 *
 * @param n place in the organisation's journal
 * @param who name of the person, or what the application was doing
 */
public record TrailLine(long n, Instant at, String who, String act, String sentence) {}
