package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Looking after the correspondents of the organisation acted for: found, corrected, and who may be the same (right CORRESPONDENT_EDIT). */
@Stateless
public class CorrespondentDesk {
    private static final int MOST_CANDIDATES = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private CorrespondentRows rows;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /**
     * Some lines of the list.
     *
     * @param next the name key and identifier the list goes on after; null at its end
     */
    public record Page(List<Line> lines, String next) {}

    /** One line of the list. */
    public record Line(UUID id, Particulars particulars) {}

    /** Those that have words beginning as each of those typed, in any order, by name; accents and case do not matter. */
    public Page page(String typed, Standing standing, String cursor, int limit) {
        editor();
        StringBuilder where = new StringBuilder("c.keptId is null");
        Map<String, Object> parameters = new HashMap<>();
        List<String> words = typed == null ? List.of() : sought(typed);
        for (int i = 0; i < words.size(); i++) {
            where.append(" and c.searchKey like :word").append(i).append(" escape '!'");
            parameters.put("word" + i, "% " + escaped(words.get(i)) + "%");
        }
        if (standing != null) {
            where.append(" and c.standing = :standing");
            parameters.put("standing", standing);
        }
        if (cursor != null) {
            int cut = cursor.indexOf('/');
            try {
                parameters.put("afterId", UUID.fromString(cursor.substring(0, cut)));
            } catch (RuntimeException e) {
                throw new Refused(Refusal.CURSOR_INVALID);
            }
            parameters.put("afterKey", cursor.substring(cut + 1));
            where.append(" and (c.nameKey > :afterKey or c.nameKey = :afterKey and c.id > :afterId)");
        }
        TypedQuery<Correspondent> query = entityManager.createQuery(
                "select c from Correspondent c where " + where + " order by c.nameKey, c.id", Correspondent.class);
        parameters.forEach(query::setParameter);
        List<Correspondent> found = query.setMaxResults(limit + 1).getResultList();
        List<Correspondent> page = found.size() > limit ? found.subList(0, limit) : found;
        Correspondent last = found.size() > limit ? page.get(limit - 1) : null;
        return new Page(
                page.stream().map(one -> new Line(one.id(), one.particulars())).toList(),
                last == null ? null : last.id() + "/" + last.particulars().nameKey());
    }

    private static List<String> sought(String typed) {
        if (typed.contains("@")) {
            return List.of(typed.strip().toLowerCase(java.util.Locale.ROOT));
        }
        String digits = typed.replaceAll("[^0-9]", "");
        boolean phone = digits.length() >= 9 && typed.matches("[0-9+ ().-]+");
        return phone ? List.of(digits.substring(digits.length() - 9)) : NameKey.words(typed);
    }

    private static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /** @throws Refused NOT_FOUND; an alias gives the sheet of the one it stands for */
    public CorrespondentSheet sheet(UUID id) {
        editor();
        Correspondent one = entityManager.find(Correspondent.class, id);
        if (one == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (one.isAlias()) {
            one = entityManager.find(Correspondent.class, one.keptId());
        }
        List<Correspondent> aliases = rows.aliases(one.id());
        return new CorrespondentSheet(
                one.id(),
                one.particulars(),
                one.createdAt(),
                one.version(),
                java.util.stream.Stream.concat(java.util.stream.Stream.of(one), aliases.stream())
                        .map(Correspondent::id)
                        .toList(),
                merges(one, aliases),
                likely(one));
    }

    private List<CorrespondentSheet.MergeView> merges(Correspondent kept, List<Correspondent> aliases) {
        return rows.standing(kept.id()).stream()
                .map(merge -> new CorrespondentSheet.MergeView(
                        merge.id(),
                        merge.mergedAt(),
                        merge.mergedBy(),
                        aliases.stream()
                                .filter(alias -> merge.id().equals(alias.mergeId()))
                                .map(alias -> alias.particulars().displayName())
                                .toList()))
                .sorted(Comparator.comparing(CorrespondentSheet.MergeView::at).reversed())
                .toList();
    }

    /** Who may be the same, the likeliest first. */
    private List<CorrespondentSheet.Likely> likely(Correspondent one) {
        Particulars said = one.particulars();
        return candidates(said).stream()
                .filter(other -> !other.id().equals(one.id()))
                .map(other -> {
                    Likeness likeness = Likeness.of(said, other.particulars());
                    return new CorrespondentSheet.Likely(
                            other.id(), other.particulars(), likeness.score(), names(likeness));
                })
                .filter(likely -> likely.score() >= Likeness.PROPOSED)
                .sorted(Comparator.comparing(CorrespondentSheet.Likely::score).reversed())
                .limit(10)
                .toList();
    }

    private static Set<String> names(Likeness likeness) {
        return likeness.clues().stream().map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that share a name, an e-mail address, a telephone, or a town and the beginning of a word. */
    private List<Correspondent> candidates(Particulars said) {
        String word = said.nameKey().isEmpty()
                ? ""
                : java.util.Arrays.stream(said.nameKey().split(" "))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        return entityManager
                .createQuery(
                        """
                        select c from Correspondent c where c.keptId is null and (c.nameKey = :name or lower(c.email) = :email or c.phoneKey = :phone
                          or c.postalCode = :town and c.searchKey like :start) order by c.id
                        """,
                        Correspondent.class)
                .setParameter("name", said.nameKey())
                .setParameter("email", said.emailKey())
                .setParameter("phone", said.phoneKey())
                .setParameter("town", said.get(Field.POSTAL_CODE))
                .setParameter("start", "% " + word.substring(0, Math.min(2, word.length())) + "%")
                .setMaxResults(MOST_CANDIDATES)
                .getResultList();
    }

    /** Some who are probably the same, those that share most first: at most the given number of groups of two or more. */
    public List<List<Line>> duplicates(int limit) {
        editor();
        @SuppressWarnings("unchecked")
        List<Tuple> pairs = entityManager
                .createNativeQuery(
                        """
                        select string_agg(cast(id as text), ',' order by id) as ids from (
                          select id, 'n' || name_key as shared from correspondent where organisation_id = :organisation and kept_id is null and name_key <> ''
                          union all select id, 'e' || lower(email) from correspondent
                            where organisation_id = :organisation and kept_id is null and email is not null
                        ) c group by shared having count(*) between 2 and 20 order by min(shared) limit :limit
                        """,
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("limit", limit * 3)
                .getResultList();
        Map<Set<UUID>, List<Line>> groups = new LinkedHashMap<>();
        for (Tuple pair : pairs) {
            List<UUID> ids = java.util.Arrays.stream(pair.get(0, String.class).split(","))
                    .map(UUID::fromString)
                    .toList();
            List<Correspondent> members = rows.load(ids);
            Particulars first = members.get(0).particulars();
            List<Line> alike = members.stream()
                    .filter(member -> member == members.get(0)
                            || Likeness.of(first, member.particulars()).isProposed())
                    .map(member -> new Line(member.id(), member.particulars()))
                    .toList();
            if (alike.size() > 1) {
                groups.putIfAbsent(alike.stream().map(Line::id).collect(Collectors.toSet()), alike);
            }
        }
        return groups.values().stream().limit(limit).toList();
    }

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG, FIELD_INVALID, REFERENCE_TAKEN */
    public UUID create(Particulars said) {
        Access access = editor();
        Correspondent one = new Correspondent(access.organisation(), said.verified(), clock.instant());
        referenceIsFree(said, null);
        entityManager.persist(one);
        journal.append(CorrespondentAct.CREATED, CorrespondentAct.SUBJECT, one.id(), Map.of("kind", said.kind()));
        return one.id();
    }

    /** @throws Refused NOT_FOUND, CORRESPONDENT_CHANGED, FIELD_MISSING, FIELD_TOO_LONG, FIELD_INVALID, REFERENCE_TAKEN */
    public void correct(UUID id, long version, Particulars said) {
        editor();
        Correspondent one = rows.locked(List.of(id)).get(0);
        if (one.version() != version) {
            throw new Refused(Refusal.CORRESPONDENT_CHANGED);
        }
        said.verified();
        Particulars before = one.particulars();
        if (before.equals(said)) {
            return;
        }
        referenceIsFree(said, id);
        one.say(said);
        Map<String, Object> facts = new HashMap<>();
        facts.put("fields", changed(before, said));
        facts.put(CorrespondentAct.CONCERNED, List.of(id));
        journal.append(CorrespondentAct.CORRECTED, CorrespondentAct.SUBJECT, id, facts);
    }

    /** Names of the fields, never what they say: the journal keeps no personal text. */
    private static List<String> changed(Particulars before, Particulars after) {
        List<String> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                fields.add(field.name());
            }
        }
        return fields;
    }

    private void referenceIsFree(Particulars said, UUID own) {
        if (said.get(Field.REFERENCE) != null) {
            boolean taken = entityManager
                    .createQuery("select c.id from Correspondent c where c.reference = :reference", UUID.class)
                    .setParameter("reference", said.get(Field.REFERENCE))
                    .getResultStream()
                    .anyMatch(id -> !id.equals(own));
            if (taken) {
                throw new Refused(Refusal.REFERENCE_TAKEN, said.get(Field.REFERENCE));
            }
        }
    }

    private static Access editor() {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        return access;
    }
}
