package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;

/** The correspondents as a file of cells that a spreadsheet opens, and that can be imported again (<i>export</i>). */
@Stateless
public class CorrespondentExport {
    private static final int AT_ONCE = 1_000;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    /** Writes in the journal that they are about to leave the portal, in a transaction of its own: the network takes its time. */
    public void begin() {
        Access access = editor();
        journal.append(CorrespondentAct.EXPORTED, CorrespondentAct.SUBJECT, access.organisation(), Map.of());
    }

    /** All of them, those merged into another one left out. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void write(SpreadsheetWriter out, Source source) throws IOException {
        editor();
        CorrespondentFile.headings(out);
        UUID after = new UUID(0, 0);
        List<CorrespondentDesk.Line> page;
        while (!(page = source.after(after, AT_ONCE)).isEmpty()) {
            for (CorrespondentDesk.Line line : page) {
                CorrespondentFile.line(out, line.particulars());
                after = line.id();
            }
        }
        out.flush();
    }

    /** Some of them after an identifier, in the order of identifiers. */
    @FunctionalInterface
    public interface Source {
        List<CorrespondentDesk.Line> after(UUID id, int limit);
    }

    /** See {@link Source}; a short transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<CorrespondentDesk.Line> some(UUID after, int limit) {
        editor();
        List<CorrespondentDesk.Line> lines = entityManager
                .createQuery(
                        "select c from Correspondent c where c.keptId is null and c.id > :after order by c.id",
                        Correspondent.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(one -> new CorrespondentDesk.Line(one.id(), one.particulars()))
                .toList();
        entityManager.clear();
        return lines;
    }

    private static Access editor() {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        return access;
    }
}
