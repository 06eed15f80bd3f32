package org.vaguemestre.capture;

import java.util.List;

/**
 * Some lines of the list of batches.
 *
 * @param next cursor of the following ones; null at the end
 */
public record ScanBatchPage(List<ScanBatchRow> rows, String next) {}
