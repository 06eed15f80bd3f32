package org.vaguemestre.capture;

import org.vaguemestre.document.Documents;
import org.vaguemestre.refusal.Refusal;

/**
 * A file given to a batch: its bytes are durable, or it is refused already and the others go on.
 *
 * @param name as it was given; what cannot be a file name is refused
 * @param kept null for a refused file
 * @param refusal null for a kept one
 */
public record GivenFile(String name, Documents.Kept kept, Refusal refusal) {
    public static GivenFile kept(String name, Documents.Kept kept) {
        return new GivenFile(name, kept, null);
    }

    public static GivenFile refused(String name, Refusal refusal) {
        return new GivenFile(name, null, refusal);
    }
}
