package org.vaguemestre.search;

import java.util.List;

/**
 * A page of an item's documents on which what was searched for is.
 *
 * @param place which document and which page of it
 * @param words as they stand there, in their order: {@code écoles} for {@code école}, a whole phrase for a phrase
 */
public record FoundPage(SearchPage.Place place, List<String> words) {}
