package org.vaguemestre.capture;

import java.time.LocalDate;
import java.util.List;

/**
 * What was scanned in a day, to be printed and signed at its end (<i>feuille de contrôle</i>).
 *
 * @param rejections of all its batches
 */
public record ControlSheet(LocalDate day, List<ScanBatchRow> batches, LedgerCounts total, List<Rejection> rejections) {
    /** Every page given that day has its outcome. */
    public boolean balanced() {
        return total.balanced();
    }
}
