/**
 * The scan job (<i>numérisation</i>): opens the files of a batch, reads its pages on all cores, registers its letters. Its plan is
 * {@code META-INF/batch-jobs/scan.xml}; every rule is in {@code org.vaguemestre.capture}; the steps only move pages. What stands in the page
 * ledger is never done again, so the job may be killed and started anew at any moment.
 */
package org.vaguemestre.batch.scan;
