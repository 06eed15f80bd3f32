package org.vaguemestre.journal;

import java.util.List;

/**
 * Some entries, newest first.
 *
 * @param next opaque place from which the list goes on; null at its end
 */
public record JournalPage(List<JournalEntry> entries, String next) {}
