package org.vaguemestre.search;

import java.util.UUID;

/** A search of the caller's with its name (<i>recherche enregistrée</i>). */
public record SavedSearchView(UUID id, String name, SearchRequest request) {}
