package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/**
 * The baskets' counters of each person in each organisation, kept until an act moves the organisation's mail. Only then are those told who
 * watch the baskets: what they count next is the mail as it is.
 */
@ApplicationScoped
class CachedCounters implements Follower {
    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/counters")
    private Cache<String, Map<?, Tally>> counters;

    @Inject
    private BasketWatch watch;

    /** How often an organisation's counters were forgotten: what was being counted meanwhile is not worth keeping. */
    private final Map<UUID, Long> forgotten = new ConcurrentHashMap<>();

    Map<Basket, Tally> of(Access access, Supplier<Map<Basket, Tally>> count) {
        return kept(access, "", count);
    }

    /** Those of the saved baskets. */
    Map<UUID, Tally> saved(Access access, Supplier<Map<UUID, Tally>> count) {
        return kept(access, "/saved", count);
    }

    @SuppressWarnings("unchecked")
    private <K> Map<K, Tally> kept(Access access, String kind, Supplier<Map<K, Tally>> count) {
        String key = access.organisation() + "/" + access.account() + kind;
        Map<K, Tally> known = (Map<K, Tally>) counters.get(key);
        if (known == null) {
            Long before = forgotten.getOrDefault(access.organisation(), 0L);
            known = count.get();
            counters.put(key, known);
            if (!before.equals(forgotten.getOrDefault(access.organisation(), 0L))) {
                counters.remove(key);
            }
        }
        return known;
    }

    /** The person just changed their own saved baskets: they need not wait for the follower. */
    void forgetSaved(Access access) {
        counters.remove(access.organisation() + "/" + access.account() + "/saved");
    }

    /** The person just changed what they follow. */
    void forgetOf(Access access) {
        counters.remove(access.organisation() + "/" + access.account());
        forgetSaved(access);
    }

    /** Forgets the counters of the organisation, all its people’s. */
    private void forget(UUID organisation) {
        forgotten.merge(organisation, 1L, Long::sum);
        String prefix = organisation + "/";
        counters.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .toList()
                .forEach(counters::remove);
    }

    @Override
    public String name() {
        return "counters-cache";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        boolean moved = entries.stream()
                .anyMatch(entry -> entry.subjectKind().equals(MailAct.SUBJECT)
                        && !entry.act().equals(MailAct.CONSULT.code()));
        boolean saved = entries.stream().anyMatch(entry -> entry.subjectKind().equals(SavedBasketAct.SUBJECT));
        if (moved || saved) {
            UUID organisation = entries.get(0).organisation();
            forget(organisation);
            watch.moved(organisation);
        }
    }
}
