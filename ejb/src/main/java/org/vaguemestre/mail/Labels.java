package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.LabelContent.Code;
import org.vaguemestre.mail.LabelContent.Paper;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Labels for paper items (<i>étiquettes</i>): templates, and what stands on each label. */
@Stateless
public class Labels {
    /** Most labels printed at once. */
    public static final int MOST = 195;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private MailItems items;

    @Inject
    private Baskets baskets;

    /** A template; those that every organisation begins with have an identifier of their own. */
    public record Template(UUID id, LabelContent content) {}

    /** What stands on the label of an item; the number always. */
    public record Label(UUID item, String number, LocalDate arrivedOn, String department) {}

    /** Those in use, by name; before any was set, one for each kind of paper. */
    public List<Template> templates() {
        List<Template> set =
                all().stream().filter(template -> !template.content().retired()).toList();
        return set.isEmpty() ? toBeginWith() : set;
    }

    /** Every template that was set, by name, those no longer used last. */
    public List<Template> all() {
        return entityManager
                .createQuery("select t from LabelTemplate t order by t.retired, t.name, t.id", LabelTemplate.class)
                .getResultStream()
                .map(template -> new Template(template.id(), template.set()))
                .toList();
    }

    private static List<Template> toBeginWith() {
        return List.of(
                new Template(
                        new UUID(0, 24),
                        new LabelContent("A4, 24", Paper.A4_24, Code.CODE_128, true, true, true, false)),
                new Template(
                        new UUID(0, 65),
                        new LabelContent("A4, 65", Paper.A4_65, Code.CODE_128, false, true, false, false)),
                new Template(
                        new UUID(0, 57),
                        new LabelContent("57 × 32 mm", Paper.ROLL_57X32, Code.CODE_128, true, true, true, false)));
    }

    /** Labels of items the caller sees. @throws Refused RIGHT_MISSING, NOT_FOUND */
    public List<Label> of(List<UUID> ids) {
        CurrentAccess.get().require(Right.MAIL_REGISTER);
        if (ids.size() > MOST) {
            throw new Refused(Refusal.LABELS_TOO_MANY, MOST);
        }
        return ids.stream()
                .map(items::open)
                .map(item -> new Label(item.id(), item.number(), item.arrivedOn(), item.department()))
                .toList();
    }

    /** Labels of the paper that arrived between two days and that the caller sees, in the order of the numbers. */
    public List<Label> arrived(LocalDate from, LocalDate to) {
        CurrentAccess.get().require(Right.MAIL_REGISTER);
        List<MailRow> rows = baskets.page(
                        Basket.ALL, new MailFilter(null, null, null, null, null, null, from, to, false), null, MOST)
                .rows();
        return rows.stream()
                .filter(row -> row.state() != State.VOID)
                .sorted(java.util.Comparator.comparing(MailRow::registeredAt).thenComparing(MailRow::number))
                .map(row ->
                        new Label(row.id(), row.number(), row.arrivedOn(), Objects.toString(row.department(), null)))
                .toList();
    }
}
