package org.vaguemestre.correspondent;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/**
 * A merge (<i>fusion</i>) of correspondents: which one was kept, and what was changed of it. The others point to it and are its aliases.
 *
 * <p>A merge can be undone at any time, in whatever order merges were made. What it changed of a field is put back if nobody said otherwise since;
 * if a later merge changed the same field, that one now puts back what was before both. A person's correction in between stays.
 */
@Entity
@Table(name = "correspondent_merge")
class Merge extends Walled {
    @Column(name = "kept_id", nullable = false, updatable = false)
    private UUID keptId;

    @Column(nullable = false)
    private String changes;

    @Column(name = "merged_at", nullable = false, updatable = false)
    private Instant mergedAt;

    @Column(name = "merged_by", updatable = false)
    private UUID mergedBy;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Column(name = "undone_by")
    private UUID undoneBy;

    @Version
    private long version;

    protected Merge() {}

    /** What a field said before the merge and after it; null for nothing. */
    record Change(String before, String after) {}

    private Merge(UUID organisation, UUID kept, UUID by, Instant now) {
        super(organisation);
        this.keptId = kept;
        this.mergedAt = now;
        this.mergedBy = by;
    }

    /**
     * Joins others to the one kept, which from now on says what was chosen.
     *
     * @param aliases the others, each with those that are its aliases already
     * @param chosen what the one kept is to say
     */
    static Merge of(Correspondent kept, Collection<Joined> aliases, Particulars chosen, UUID by, Instant now) {
        Merge merge = new Merge(kept.organisationId(), kept.id(), by, now);
        Particulars before = kept.particulars();
        Map<Field, Change> changed = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (!Objects.equals(before.get(field), chosen.get(field))) {
                changed.put(field, new Change(before.get(field), chosen.get(field)));
            }
        }
        merge.keep(changed);
        kept.say(chosen);
        for (Joined alias : aliases) {
            alias.one().becomeAlias(merge.id(), kept.id());
            alias.itsAliases().forEach(below -> below.standFor(kept.id()));
        }
        return merge;
    }

    /** One that is joined to another, and those that were joined to it before, whatever the number of steps. */
    record Joined(Correspondent one, List<Correspondent> itsAliases) {}

    /**
     * Sets apart again those that this merge joined.
     *
     * @param kept the one they were joined to
     * @param later merges into the same one that still stand, oldest first
     * @param family all that stand for the same one as {@code kept}, and that one
     * @param merges every merge by which one of the family is an alias
     * @return those that are somebody again, each with its own aliases
     */
    List<Joined> undo(
            Correspondent kept,
            List<Merge> later,
            Collection<Correspondent> family,
            Map<UUID, Merge> merges,
            UUID by,
            Instant now) {
        Particulars said = kept.particulars();
        for (Map.Entry<Field, Change> change : changes().entrySet()) {
            said = withdrawn(change.getKey(), change.getValue(), said, later);
        }
        kept.say(said);
        List<Joined> apart = family.stream()
                .filter(one -> id().equals(one.mergeId()))
                .map(one -> new Joined(one, aliasesOf(one, family, merges)))
                .toList();
        for (Joined joined : apart) {
            joined.itsAliases().forEach(below -> below.standFor(joined.one().id()));
            joined.one().standFor(null);
        }
        undoneAt = now;
        undoneBy = by;
        return apart;
    }

    private static Particulars withdrawn(Field field, Change change, Particulars said, List<Merge> later) {
        for (Merge next : later) {
            Map<Field, Change> changes = next.changes();
            Change following = changes.get(field);
            if (following != null) {
                if (Objects.equals(following.before(), change.after())) {
                    changes.put(field, new Change(change.before(), following.after()));
                    next.keep(changes);
                }
                return said;
            }
        }
        return Objects.equals(said.get(field), change.after()) ? said.with(field, change.before()) : said;
    }

    /** Those whose merges lead to the given one, one step or several. */
    static List<Correspondent> aliasesOf(Correspondent one, Collection<Correspondent> family, Map<UUID, Merge> merges) {
        Map<UUID, Correspondent> byId = new HashMap<>();
        family.forEach(member -> byId.put(member.id(), member));
        return family.stream()
                .filter(member -> member != one && leadsTo(member, one, byId, merges))
                .toList();
    }

    private static boolean leadsTo(
            Correspondent from, Correspondent to, Map<UUID, Correspondent> byId, Map<UUID, Merge> merges) {
        Correspondent at = from;
        while (at != null && at.mergeId() != null) {
            at = byId.get(merges.get(at.mergeId()).keptId());
            if (at == to) {
                return true;
            }
        }
        return false;
    }

    private void keep(Map<Field, Change> changed) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        changed.forEach((field, change) -> json.add(
                field.name(),
                Json.createObjectBuilder().add("before", text(change.before())).add("after", text(change.after()))));
        changes = json.build().toString();
    }

    final Map<Field, Change> changes() {
        Map<Field, Change> changed = new EnumMap<>(Field.class);
        try (var reader = Json.createReader(new StringReader(changes))) {
            reader.readObject().forEach((field, change) -> {
                JsonObject said = change.asJsonObject();
                changed.put(
                        Field.valueOf(field),
                        new Change(said.getString("before", null), said.getString("after", null)));
            });
        }
        return changed;
    }

    private static JsonValue text(String value) {
        return value == null ? JsonValue.NULL : Json.createValue(value);
    }

    UUID keptId() {
        return keptId;
    }

    Instant mergedAt() {
        return mergedAt;
    }

    UUID mergedBy() {
        return mergedBy;
    }

    boolean isUndone() {
        return undoneAt != null;
    }
}
