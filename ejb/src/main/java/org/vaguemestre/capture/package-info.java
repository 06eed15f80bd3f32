/**
 * Capture (<i>numérisation, dématérialisation</i>): scan batches with their page ledger, separator sheets, the quarantine desk, and what is
 * read from the paper and proposed. The job that works through a batch is in the batch module and only moves pages; the rules are here. May
 * use {@code access}, {@code journal}, {@code organisation}, {@code document}, {@code mail}, {@code correspondent}, {@code refusal}.
 */
package org.vaguemestre.capture;
