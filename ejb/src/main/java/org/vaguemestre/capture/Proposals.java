package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;

/** What was read from the letters of the organisation acted for, beside their items. */
@Stateless
public class Proposals {
    @PersistenceContext
    private EntityManager entityManager;

    /**
     * What is proposed for an item; empty for one that did not come out of a scan, or that the caller may not see.
     */
    public List<Proposal> of(UUID item) {
        Access access = CurrentAccess.get();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select p.field, p.value, p.label, p.rule, p.confidence, p.page, p.x, p.y, p.w, p.h from proposal p
                        join mail_item m on m.organisation_id = p.organisation_id and m.id = p.mail_item_id
                        where p.organisation_id = :organisation and p.mail_item_id = :item and m.audience && string_to_array(:audience, ',')
                        order by p.field
                        """,
                        Tuple.class)
                .setParameter("organisation", access.organisation())
                .setParameter("item", item)
                .setParameter("audience", String.join(",", access.audience()))
                .getResultList();
        return rows.stream().map(Proposals::proposal).toList();
    }

    private static Proposal proposal(Tuple row) {
        return new Proposal(
                ProposedField.valueOf(row.get(0, String.class)),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Float.class),
                row.get(5, Integer.class),
                row.get(6) == null
                        ? null
                        : new Proposal.Box(
                                row.get(6, Float.class),
                                row.get(7, Float.class),
                                row.get(8, Float.class),
                                row.get(9, Float.class)));
    }

    /** What is proposed now, in place of what was before the letter's pages changed. */
    public void replace(UUID item, List<Proposal> proposals) {
        entityManager
                .createNativeQuery(
                        "delete from proposal where organisation_id = :organisation and mail_item_id = :item")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("item", item)
                .executeUpdate();
        keep(item, proposals);
    }

    /** Keeps what is proposed, in the transaction that registers the item. */
    public void keep(UUID item, List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            Proposal.Box place = proposal.place();
            entityManager
                    .createNativeQuery(
                            """
                            insert into proposal (organisation_id, mail_item_id, field, value, label, rule, confidence, page, x, y, w, h)
                            values (:organisation, :item, :field, cast(:value as text), :label, :rule, :confidence,
                              cast(:page as integer), cast(:x as real), cast(:y as real), cast(:w as real), cast(:h as real))
                            """)
                    .setParameter("organisation", CurrentAccess.get().organisation())
                    .setParameter("item", item)
                    .setParameter("field", proposal.field().name())
                    .setParameter("value", proposal.value())
                    .setParameter("label", proposal.label())
                    .setParameter("rule", proposal.rule())
                    .setParameter("confidence", proposal.confidence())
                    .setParameter("page", proposal.page())
                    .setParameter("x", place == null ? null : place.x())
                    .setParameter("y", place == null ? null : place.y())
                    .setParameter("w", place == null ? null : place.w())
                    .setParameter("h", place == null ? null : place.h())
                    .executeUpdate();
        }
    }
}
