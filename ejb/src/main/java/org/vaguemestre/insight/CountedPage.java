package org.vaguemestre.insight;

import java.util.List;

/**
 * Some of the items a figure counts.
 *
 * @param next opaque place from which the list goes on; null at its end
 */
public record CountedPage(List<CountedItem> items, String next) {}
