package org.vaguemestre.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.refusal.Spoken;

/** The items an act takes in hand: only one the caller may see, and only as they saw it. */
@Dependent
class ItemsAtHand {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Structure structure;

    /** @throws Refused NOT_FOUND, also for one the caller may not see */
    MailItem seen(UUID id, LockModeType lock) {
        MailItem item = entityManager.find(MailItem.class, id, lock);
        if (item == null || !item.seenBy(CurrentAccess.get())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return item;
    }

    /** Locked until the end of the transaction. @throws Refused NOT_FOUND, CHANGED_MEANWHILE */
    MailItem locked(UUID id, long version) {
        MailItem item = seen(id, LockModeType.PESSIMISTIC_WRITE);
        requireVersion(item, version);
        return item;
    }

    /** @throws Refused CHANGED_MEANWHILE with who did what */
    void requireVersion(MailItem item, long version) {
        if (item.version() != version) {
            throw new Refused(
                    Refusal.CHANGED_MEANWHILE,
                    changedBy(item.id(), TrailLine::who),
                    changedBy(item.id(), TrailLine::sentence));
        }
    }

    /** Of the last change, in the language of whoever is told. */
    private Spoken changedBy(UUID id, Function<TrailLine, String> what) {
        List<JournalEntry> trail = journal.about(id);
        JournalEntry last = trail.stream()
                .filter(entry -> !entry.act().equals(MailAct.CONSULT.code()))
                .reduce(trail.get(0), (earlier, later) -> later);
        TrailNames names = new TrailNames(structure.agents(), structure.departments());
        return locale -> what.apply(new TrailTeller(locale, names).tell(last));
    }
}
