package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The correspondents of the organisation acted for. */
@Stateless
public class Correspondents {
    private static final int NAME_LIMIT = 200;
    private static final int SHORTEST_CLUE = 4;
    private static final int MOST_CLUES = 40;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Those whose name has words that begin as typed, in any order; accents and case do not matter. */
    public List<CorrespondentView> complete(String typed, int limit) {
        requireContent();
        String key = NameKey.of(typed);
        if (key.isEmpty()) {
            return List.of();
        }
        String[] words = key.split(" ");
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            where.append(i == 0 ? "" : " and ")
                    .append("(c.nameKey like :start")
                    .append(i)
                    .append(" or c.nameKey like :inside")
                    .append(i)
                    .append(")");
        }
        var query = entityManager.createQuery(
                "select c from Correspondent c where c.keptId is null and " + where + " order by c.nameKey, c.id",
                Correspondent.class);
        for (int i = 0; i < words.length; i++) {
            query.setParameter("start" + i, words[i] + "%").setParameter("inside" + i, "% " + words[i] + "%");
        }
        return query.setMaxResults(limit)
                .getResultStream()
                .map(Correspondent::view)
                .toList();
    }

    /** By name, from a place in the list on. */
    public List<CorrespondentView> list(UUID after, int limit) {
        requireContent();
        return entityManager
                .createQuery(
                        "select c from Correspondent c where c.keptId is null and c.id > :after order by c.id",
                        Correspondent.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(Correspondent::view)
                .toList();
    }

    /** The one with this identifier; of one that was merged into another, that one. */
    public Optional<CorrespondentView> find(UUID id) {
        requireContent();
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** By the identifiers asked for; in place of one that was merged into another, that one. */
    public Map<UUID, CorrespondentView> find(Collection<UUID> ids) {
        List<Correspondent> found = entityManager
                .createQuery("select c from Correspondent c where c.id in :ids", Correspondent.class)
                .setParameter("ids", ids)
                .getResultList();
        List<UUID> kept = found.stream()
                .filter(Correspondent::isAlias)
                .map(Correspondent::keptId)
                .distinct()
                .toList();
        Map<UUID, CorrespondentView> shown = kept.isEmpty() ? Map.of() : find(kept);
        return found.stream()
                .collect(Collectors.toMap(
                        Correspondent::id, one -> one.isAlias() ? shown.get(one.keptId()) : one.view()));
    }

    /** All identifiers under which mail of this one may be registered: its own, and those merged with it. */
    public List<UUID> writings(UUID id) {
        Correspondent asked = entityManager.find(Correspondent.class, id);
        return asked == null
                ? List.of(id)
                : entityManager
                        .createQuery(
                                "select c.id from Correspondent c where c.id = :shown or c.keptId = :shown", UUID.class)
                        .setParameter("shown", asked.shownAs())
                        .getResultList();
    }

    /** Those who may be the same: same words in the name, whatever their order, accents and civility. */
    public List<CorrespondentView> likely(String firstName, String name) {
        requireContent();
        String key = NameKey.of(firstName, name);
        return key.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select c from Correspondent c where c.keptId is null and c.nameKey = :key order by c.id",
                                Correspondent.class)
                        .setParameter("key", key)
                        .setMaxResults(20)
                        .getResultStream()
                        .map(Correspondent::view)
                        .toList();
    }

    /**
     * Those who may have written a letter: one of its lines is their name, it bears their e-mail address, or it bears their postal code and a word of
     * their name (the rest may have been misread).
     */
    public List<CorrespondentView> mentioned(
            Collection<String> lines, Collection<String> emails, Collection<String> postalCodes) {
        requireContent();
        List<String> keys = lines.stream()
                .map(NameKey::of)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        List<String> words = keys.stream()
                .flatMap(key -> Stream.of(key.split(" ")))
                .filter(word -> word.length() >= SHORTEST_CLUE)
                .distinct()
                .limit(MOST_CLUES)
                .toList();
        String where = "c.nameKey in :keys or lower(c.email) in :emails";
        if (!words.isEmpty() && !postalCodes.isEmpty()) {
            where += IntStream.range(0, words.size())
                    .mapToObj(i -> "c.nameKey like :start" + i + " or c.nameKey like :inside" + i)
                    .collect(Collectors.joining(" or ", " or c.postalCode in :codes and (", ")"));
        }
        var query = entityManager
                .createQuery("select c from Correspondent c where " + where + " order by c.id", Correspondent.class)
                .setParameter("keys", keys)
                .setParameter(
                        "emails",
                        emails.stream()
                                .map(email -> email.toLowerCase(Locale.ROOT))
                                .toList());
        if (!words.isEmpty() && !postalCodes.isEmpty()) {
            query.setParameter("codes", postalCodes);
            for (int i = 0; i < words.size(); i++) {
                query.setParameter("start" + i, words.get(i) + "%")
                        .setParameter("inside" + i, "% " + words.get(i) + "%");
            }
        }
        return query.setMaxResults(200)
                .getResultStream()
                .map(Correspondent::view)
                .toList();
    }

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG, RIGHT_MISSING */
    public CorrespondentView create(NewCorrespondent known) {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        if (known.name() == null || known.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom du correspondant");
        }
        if (known.name().length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom du correspondant", NAME_LIMIT);
        }
        Correspondent correspondent = new Correspondent(access.organisation(), known.particulars(), clock.instant());
        entityManager.persist(correspondent);
        journal.append(
                CorrespondentAct.CREATED,
                CorrespondentAct.SUBJECT,
                correspondent.id(),
                Map.of("kind", correspondent.view().kind()));
        return correspondent.view();
    }

    /** Correspondents are content: who holds only the portal's rights sees none. */
    private static void requireContent() {
        Access access = CurrentAccess.get();
        if (!access.has(Right.MAIL_REGISTER) && !access.has(Right.MAIL_HANDLE) && !access.has(Right.MAIL_SEE_ALL)) {
            throw new Refused(Refusal.RIGHT_MISSING, Right.MAIL_HANDLE);
        }
    }
}
