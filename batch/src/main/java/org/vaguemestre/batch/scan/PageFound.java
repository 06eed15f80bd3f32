package org.vaguemestre.batch.scan;

import org.vaguemestre.capture.PageRef;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.refusal.Refusal;

/** What was found on a page, or why it could not be read; the other is null. */
record PageFound(PageRef ref, PageReading reading, Refusal refusal) {}
