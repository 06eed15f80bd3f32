package org.vaguemestre.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;

/** The notes on an item, as far as one may read them: by their visibility, or called by name. */
@Dependent
class ReadableNotes {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    /** Those of an item that the caller may read, the first first. */
    @SuppressWarnings("unchecked")
    List<MailItemView.NoteView> of(MailItem item, Access access) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select o.id, o.author_id, o.written_at, o.visibility, o.text, o.department_id,
                          exists (select from note_mention c where c.organisation_id = o.organisation_id and c.note_id = o.id and c.account_id = :me)
                        from note o where o.organisation_id = :organisation and o.mail_item_id = :item order by o.written_at, o.id
                        """,
                        Tuple.class)
                .setParameter("organisation", access.organisation())
                .setParameter("item", item.id())
                .setParameter("me", access.account())
                .getResultList();
        Map<UUID, String> names = AgentView.names(structure.agents());
        return rows.stream()
                .filter(row -> row.get(6, Boolean.class) || mayRead(row, access))
                .map(row -> new MailItemView.NoteView(
                        row.get(0, UUID.class),
                        names.get(row.get(1, UUID.class)),
                        row.get(2, Instant.class),
                        NoteVisibility.valueOf(row.get(3, String.class)),
                        row.get(4, String.class)))
                .toList();
    }

    private static boolean mayRead(Tuple note, Access access) {
        return switch (NoteVisibility.valueOf(note.get(3, String.class))) {
            case EVERYONE -> true;
            case DEPARTMENT ->
                access.departments().contains(note.get(5, UUID.class))
                        || note.get(1, UUID.class).equals(access.account());
            case ALONE -> note.get(1, UUID.class).equals(access.account());
        };
    }
}
