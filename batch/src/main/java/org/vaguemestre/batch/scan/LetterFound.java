package org.vaguemestre.batch.scan;

import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.LetterToFile;
import org.vaguemestre.refusal.Refusal;

/** A letter with its document, or why none could be made; the other is null. */
public record LetterFound(LetterToFile letter, LetterDocuments.Made made, Refusal refusal) {}
