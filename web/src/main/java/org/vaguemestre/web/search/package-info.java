/**
 * Search (<i>recherche</i>): one field that completes, what was understood, facets, marked excerpts, saved searches, exports. May use {@code search},
 * {@code mail} (filters), {@code organisation}, {@code correspondent} (names) and the {@code sheet} beside the list.
 */
package org.vaguemestre.web.search;
