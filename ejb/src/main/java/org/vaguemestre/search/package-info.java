/**
 * Search (<i>recherche</i>): the full-text index as a projection of the journal, and the questions asked of it. The index holds nothing that
 * cannot be built again from the database; it obeys the wall and the audience of each item, and what it finds is read again from the
 * database before it is shown. May use {@code access}, {@code journal}, {@code organisation}, {@code correspondent}, {@code mail},
 * {@code refusal}; nothing in {@code ejb} may use it.
 */
package org.vaguemestre.search;
