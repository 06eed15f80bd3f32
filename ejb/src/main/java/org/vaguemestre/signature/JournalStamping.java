package org.vaguemestre.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.journal.StampAuthority;

/** The authority that stamps signatures stamps the journals, too. A worker asks it: what it answers is parsed outside the server. */
@ApplicationScoped
class JournalStamping implements StampAuthority {
    @Inject
    private SigningKeys keys;

    @Inject
    private Instance<DocumentWorkers> workers;

    @Override
    public byte[] stamp(byte[] sha256) {
        return workers.get().stamp(sha256, keys.authority());
    }
}
