/**
 * Correspondents (<i>correspondants, tiers</i>): who writes and who is written to; completion, duplicates, creation in place. May use
 * {@code access}, {@code journal}, {@code refusal}.
 */
package org.vaguemestre.correspondent;
