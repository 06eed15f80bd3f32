package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;

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
    public void write(Writer out, Source source) throws IOException {
        editor();
        out.write('\uFEFF');
        out.write(headings());
        UUID after = new UUID(0, 0);
        List<CorrespondentDesk.Line> page;
        while (!(page = source.after(after, AT_ONCE)).isEmpty()) {
            for (CorrespondentDesk.Line line : page) {
                out.write(line(line.particulars()));
                after = line.id();
            }
        }
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

    /** The file one begins from: its headings and two invented lines. */
    public static String model() {
        return "\uFEFF" + headings()
                + "personne;Mme;Élodie;Marchand;12 rue des Embruns;44510;Port-Lérin;e.marchand@exemple.fr;02 40 00 00 00;TIERS-0001;\r\n"
                + "organisme;;;SARL Bâti-Ouest;3 zone du Phare;44510;Port-Lérin;contact@bati-ouest.exemple.fr;;TIERS-0002;\r\n";
    }

    static String headings() {
        return Arrays.stream(Field.values()).map(Field::column).collect(Collectors.joining(";")) + "\r\n";
    }

    static String line(Particulars said) {
        return Arrays.stream(Field.values())
                        .map(field -> SafeCell.written(shown(field, said.get(field))))
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }

    private static String shown(Field field, String value) {
        if (field == Field.KIND) {
            return value.equals("PERSON") ? "personne" : "organisme";
        }
        if (field == Field.STANDING) {
            return switch (Standing.valueOf(value)) {
                case IN_PLACE -> "";
                case MOVED -> "déménagé";
                case DECEASED -> "décédé";
                case DISSOLVED -> "dissous";
            };
        }
        return value;
    }

    private static Access editor() {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        return access;
    }
}
