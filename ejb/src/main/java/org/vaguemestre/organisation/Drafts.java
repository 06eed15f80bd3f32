package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Changes of the organisation's configuration: published at once, or kept as drafts that have no effect, are compared with what is in force and
 * are published alone or several at once, all or none. A publication is journalled as the act itself, with what was and what is. They come one
 * after the other in an organisation: each is checked against what the one before left.
 */
@Stateless
public class Drafts {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Kinds kinds;

    @Inject
    private Publication publication;

    @Inject
    private Clock clock;

    /** All drafts of the organisation, the oldest first, each beside what is in force. */
    public List<DraftView> all() {
        administrator();
        return rows("order by id", Map.of()).stream().map(row -> view(row)).toList();
    }

    /** How many wait. */
    public int waiting() {
        administrator();
        Number count = (Number) entityManager
                .createNativeQuery("select count(*) from configuration_draft where organisation_id = :organisation")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getSingleResult();
        return count.intValue();
    }

    /** The draft of a target; empty when there is none. */
    public Optional<DraftView> of(String kind, UUID target) {
        administrator();
        return row(kind, target).map(row -> view(row));
    }

    /** Content of the draft of a target; empty when there is none. */
    public <C extends Record> Optional<C> content(Class<C> type, UUID target) {
        administrator();
        Configurable<C> kind = kinds.of(type);
        return row(kind.kind(), target).map(row -> Content.read(type, row.content()));
    }

    /** What is in force of a target; empty when it does not exist yet. */
    public <C extends Record> Optional<C> inForce(Class<C> type, UUID target) {
        administrator();
        return kinds.of(type).inForce(target);
    }

    /** Names what a form began from, so that nobody's change in between is lost; empty for a new target. */
    public <C extends Record> String seal(Class<C> type, UUID target) {
        return Objects.toString(Content.seal(inForce(type, target).orElse(null)), "");
    }

    /** Why the content could not be published now; empty when it could. */
    public <C extends Record> Optional<Refused> problem(UUID target, C wished) {
        administrator();
        return problem(kinds.of(wished), target, wished);
    }

    /** Keeps a draft, in place of the earlier one of the same target. It may be wrong: that is said beside it, and refused when published. */
    public <C extends Record> void keep(UUID target, C wished) {
        Access access = administrator();
        Configurable<C> kind = kinds.of(wished);
        entityManager
                .createNativeQuery(
                        """
                        insert into configuration_draft (organisation_id, id, kind, target_id, content, base, author_id, changed_at)
                        values (:organisation, :id, :kind, :target, cast(:content as jsonb), cast(:base as text), :author, :now)
                        on conflict (organisation_id, kind, target_id) do update
                        set content = excluded.content, base = excluded.base, author_id = excluded.author_id, changed_at = excluded.changed_at,
                          version = configuration_draft.version + 1
                        """)
                .setParameter("organisation", access.organisation())
                .setParameter("id", Walled.newId())
                .setParameter("kind", kind.kind())
                .setParameter("target", target)
                .setParameter("content", Content.json(wished))
                .setParameter("base", Content.seal(kind.inForce(target).orElse(null)))
                .setParameter("author", access.account())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /**
     * Puts the content in force at once; a draft of the same target has served.
     *
     * @param seal see {@link #seal}; null where nobody read anything before
     * @throws Refused CHANGED_MEANWHILE, or what the kind says of it
     */
    public <C extends Record> void publish(UUID target, C wished, String seal) {
        Access access = administrator();
        oneAtATime(access.organisation());
        Configurable<C> kind = kinds.of(wished);
        C before = kind.inForce(target).orElse(null);
        if (seal != null && !seal.equals(Objects.toString(Content.seal(before), ""))) {
            throw new Refused(Refusal.CHANGED_MEANWHILE);
        }
        publication.of(kind, target, wished);
        row(kind.kind(), target).ifPresent(row -> delete(row.id()));
    }

    /**
     * Publishes drafts, in the order in which they were begun: all of them, or none when one is refused.
     *
     * @throws Refused NOT_FOUND for one that is no more, CHANGED_MEANWHILE, or what its kind says of it
     */
    public void publish(Collection<UUID> ids) {
        oneAtATime(administrator().organisation());
        for (UUID id : ids.stream().sorted().toList()) {
            publish(rows("and id = :id", Map.of("id", id)).stream()
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refusal.NOT_FOUND)));
        }
    }

    /** Throws drafts away; those that are no more are no matter. */
    public void discard(Collection<UUID> ids) {
        administrator();
        ids.forEach(this::delete);
    }

    private void publish(Row row) {
        publish(kind(row), row);
    }

    private <C extends Record> void publish(Configurable<C> kind, Row row) {
        C before = kind.inForce(row.target()).orElse(null);
        if (!Objects.equals(row.base(), Content.seal(before))) {
            throw new Refused(Refusal.CHANGED_MEANWHILE);
        }
        publication.of(kind, row.target(), Content.read(kind.content(), row.content()));
        delete(row.id());
    }

    private <C extends Record> Optional<Refused> problem(Configurable<C> kind, UUID target, C wished) {
        try {
            kind.check(target, wished);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    private DraftView view(Row row) {
        return view(kind(row), row);
    }

    private <C extends Record> DraftView view(Configurable<C> kind, Row row) {
        C wished = Content.read(kind.content(), row.content());
        C before = kind.inForce(row.target()).orElse(null);
        return new DraftView(
                row.id(),
                row.kind(),
                row.target(),
                kind.named(wished),
                before == null,
                row.author(),
                row.changedAt(),
                Kinds.differences(kind, before, wished),
                problem(kind, row.target(), wished).orElse(null),
                !Objects.equals(row.base(), Content.seal(before)));
    }

    /** One draft as it is kept. */
    private record Row(
            UUID id, String kind, UUID target, String content, String base, UUID author, Instant changedAt) {}

    private Optional<Row> row(String kind, UUID target) {
        return rows("and kind = :kind and target_id = :target", Map.of("kind", kind, "target", target)).stream()
                .findFirst();
    }

    private List<Row> rows(String clause, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(
                "select id, kind, target_id, cast(content as text), base, author_id, changed_at from configuration_draft where organisation_id = :organisation "
                        + clause,
                Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new Row(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, UUID.class),
                        row.get(6, Instant.class)))
                .toList();
    }

    private void delete(UUID id) {
        entityManager
                .createNativeQuery("delete from configuration_draft where organisation_id = :organisation and id = :id")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("id", id)
                .executeUpdate();
    }

    private void oneAtATime(UUID organisation) {
        entityManager
                .createNativeQuery(
                        "select 1 from organisation_settings where organisation_id = :organisation for update")
                .setParameter("organisation", organisation)
                .getResultList();
    }

    private Configurable<?> kind(Row row) {
        return kinds.named(row.kind())
                .orElseThrow(() -> new IllegalStateException(row.kind() + " is no kind of configuration"));
    }

    private static Access administrator() {
        Access access = CurrentAccess.get();
        access.require(Right.ORGANISATION_ADMINISTER);
        return access;
    }
}
