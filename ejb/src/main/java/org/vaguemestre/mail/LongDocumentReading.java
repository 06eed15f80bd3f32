package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.vaguemestre.document.DocumentView;

/** Reads the long documents, one after the other, beside {@link DocumentReading}: they take minutes. */
@ApplicationScoped
class LongDocumentReading extends DocumentReading {
    @Override
    public String name() {
        return "long-document-reading";
    }

    @Override
    boolean isRead(DocumentView document) {
        return document.isLong();
    }
}
