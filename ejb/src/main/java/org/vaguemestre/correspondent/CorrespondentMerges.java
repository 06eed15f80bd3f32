package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Correspondents that are the same person made one, and set apart again (right CORRESPONDENT_EDIT). */
@Stateless
public class CorrespondentMerges {
    /** At once: more cannot be compared side by side. */
    public static final int MOST = 20;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private CorrespondentRows rows;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** All that may be merged, in the order given; an alias gives the one it stands for. */
    public List<CorrespondentDesk.Line> some(Collection<UUID> ids) {
        editor();
        Map<UUID, Correspondent> found =
                rows.load(ids).stream().collect(Collectors.toMap(Correspondent::id, Function.identity()));
        return ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .filter(one -> !one.isAlias())
                .map(one -> new CorrespondentDesk.Line(one.id(), one.particulars()))
                .toList();
    }

    /**
     * Merges others into one.
     *
     * @param choices of which of them each field is taken; of the one kept where nothing is chosen
     * @return the merge, by which it is undone
     * @throws Refused NOT_FOUND, MERGE_NEEDS_TWO, MERGE_TOO_MANY, CORRESPONDENT_MERGED, FIELD_MISSING
     */
    public UUID merge(UUID keptId, Collection<UUID> others, Map<Field, UUID> choices) {
        Access access = editor();
        Set<UUID> joined = new LinkedHashSet<>(others);
        joined.remove(keptId);
        if (joined.isEmpty()) {
            throw new Refused(Refusal.MERGE_NEEDS_TWO);
        }
        if (joined.size() >= MOST) {
            throw new Refused(Refusal.MERGE_TOO_MANY, MOST);
        }
        Set<UUID> all = new LinkedHashSet<>(joined);
        all.add(keptId);
        Map<UUID, Correspondent> locked =
                rows.locked(all).stream().collect(Collectors.toMap(Correspondent::id, Function.identity()));
        for (Correspondent one : locked.values()) {
            if (one.isAlias()) {
                throw new Refused(
                        Refusal.CORRESPONDENT_MERGED, one.particulars().displayName());
            }
        }
        Correspondent kept = locked.get(keptId);
        Particulars chosen = kept.particulars();
        for (Map.Entry<Field, UUID> choice : choices.entrySet()) {
            Correspondent from = locked.get(choice.getValue());
            /* A reference stays with the one it was given to, or the file it comes from would find nobody. */
            if (from != null && choice.getKey() != Field.REFERENCE) {
                chosen = chosen.with(choice.getKey(), from.particulars().get(choice.getKey()));
            }
        }
        List<Merge.Joined> aliases = joined.stream()
                .map(id -> new Merge.Joined(locked.get(id), rows.aliases(id)))
                .toList();
        Merge merge = Merge.of(kept, aliases, chosen.verified(), access.account(), clock.instant());
        entityManager.persist(merge);
        journal.append(
                CorrespondentAct.MERGED,
                CorrespondentAct.SUBJECT,
                keptId,
                Map.of(
                        "merge",
                        merge.id(),
                        "joined",
                        List.copyOf(joined),
                        "fields",
                        merge.changes().keySet().stream().map(Enum::name).toList(),
                        CorrespondentAct.CONCERNED,
                        List.copyOf(all)));
        return merge.id();
    }

    /**
     * Sets apart again what a merge joined.
     *
     * @return the one that was kept
     * @throws Refused NOT_FOUND, MERGE_UNDONE
     */
    public UUID undo(UUID mergeId) {
        Access access = editor();
        Merge merge = entityManager.find(Merge.class, mergeId);
        if (merge == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        Correspondent kept = rows.locked(List.of(merge.keptId())).get(0);
        entityManager.refresh(merge, LockModeType.PESSIMISTIC_WRITE);
        if (merge.isUndone()) {
            throw new Refused(Refusal.MERGE_UNDONE);
        }
        List<Correspondent> family = new ArrayList<>(rows.aliases(kept.shownAs()));
        Correspondent root =
                kept.isAlias() ? rows.locked(List.of(kept.shownAs())).get(0) : kept;
        family.add(root);
        List<Merge> later = rows.standing(kept.id()).stream()
                .filter(other -> other.mergedAt().isAfter(merge.mergedAt()))
                .toList();
        List<UUID> concerned = new ArrayList<>(List.of(kept.id()));
        merge.undo(kept, later, family, mergesOf(family), access.account(), clock.instant())
                .forEach(joined -> {
                    concerned.add(joined.one().id());
                    joined.itsAliases().forEach(below -> concerned.add(below.id()));
                });
        journal.append(
                CorrespondentAct.SEPARATED,
                CorrespondentAct.SUBJECT,
                kept.id(),
                Map.of("merge", mergeId, CorrespondentAct.CONCERNED, concerned));
        return kept.id();
    }

    private Map<UUID, Merge> mergesOf(List<Correspondent> family) {
        List<UUID> ids = family.stream()
                .map(Correspondent::mergeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : entityManager
                        .createQuery("select m from Merge m where m.id in :ids", Merge.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .collect(Collectors.toMap(Merge::id, Function.identity()));
    }

    private static Access editor() {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        return access;
    }
}
