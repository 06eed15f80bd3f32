package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Set;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/**
 * Reads the documents of items that were registered one by one (a scan batch has already read its own): behind the journal, so that nobody
 * waits for it and a stopped server takes it up again.
 */
@ApplicationScoped
class DocumentReading implements Follower {
    private static final Set<String> WITH_DOCUMENTS = Set.of(MailAct.REGISTER.code(), MailAct.ADD_DOCUMENT.code());

    @Inject
    private DocumentReader reader;

    @Override
    public String name() {
        return "document-reading";
    }

    @Override
    public int atOnce() {
        return 5;
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (WITH_DOCUMENTS.contains(entry.act())) {
                entry.facts()
                        .getJsonArray("documents")
                        .getValuesAs(JsonString.class)
                        .forEach(sha256 -> reader.read(entry.subject(), sha256.getString()));
            }
        }
    }
}
