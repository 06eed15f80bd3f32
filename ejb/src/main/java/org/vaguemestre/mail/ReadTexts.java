package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.document.Documents;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;

/** Keeps what was read from a document and journals it with its item, in one transaction (used by {@link DocumentReader} only). */
@Stateless
public class ReadTexts {
    @Inject
    private Documents documents;

    @Inject
    private Journal journal;

    public void keep(UUID item, String sha256, List<Documents.PageText> texts) {
        documents.read(sha256, texts);
        record(item, sha256, texts.size(), null);
    }

    public void unreadable(UUID item, String sha256, Refusal why) {
        documents.unreadable(sha256, why);
        record(item, sha256, 0, why);
    }

    private void record(UUID item, String sha256, int pages, Refusal why) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("document", sha256);
        facts.put("pages", pages);
        facts.put("refusal", why);
        journal.append(MailAct.READ, MailAct.SUBJECT, item, facts);
    }
}
