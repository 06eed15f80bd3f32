/**
 * Imports of correspondents that were started: done in the background, some hundreds of lines a transaction. Every rule is in
 * {@code org.vaguemestre.correspondent}; each line knows what became of it, so an import may be killed and goes on at the next look.
 */
package org.vaguemestre.batch.imports;
