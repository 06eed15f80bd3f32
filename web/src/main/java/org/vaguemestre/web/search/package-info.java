/** Search (<i>recherche</i>): one field, facets, marked excerpts. May use {@code search} and {@code mail} (filters). */
package org.vaguemestre.web.search;
