/**
 * Scanning (<i>numérisation</i>): giving batches, following them, the control sheet, the quarantine desk and the separator sheets. May use
 * {@code capture}, {@code organisation} and {@code mail} (types).
 */
package org.vaguemestre.web.scan;
