package org.vaguemestre.mail;

import java.time.Instant;
import java.util.List;

/**
 * One line of an item's trail (<i>parcours</i>), told in plain words from its journal entry.
 *
 * @param n place in the organisation's journal
 * @param who name of the person, or what the application was doing
 * @param changes what became different, before and after; empty where the act says it all, and for entries that did not keep it
 */
public record TrailLine(long n, Instant at, String who, String act, String sentence, List<String> changes) {}
