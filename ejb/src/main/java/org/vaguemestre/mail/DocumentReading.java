package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.List;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/**
 * Reads the documents of items that were registered one by one (a scan batch has already read its own): behind the journal, so that nobody
 * waits for it and a stopped server takes it up again.
 */
@ApplicationScoped
class DocumentReading implements Follower {
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
            if (entry.act().equals(MailAct.REGISTER.code())) {
                entry.facts()
                        .getJsonArray("documents")
                        .getValuesAs(JsonString.class)
                        .forEach(sha256 -> reader.read(entry.subject(), sha256.getString()));
            }
        }
    }
}
