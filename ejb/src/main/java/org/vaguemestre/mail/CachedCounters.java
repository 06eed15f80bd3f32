package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.infinispan.Cache;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/** Forgets the baskets' counters of an organisation when an act moved its mail. */
@ApplicationScoped
class CachedCounters implements Follower {
    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/counters")
    private Cache<String, Map<Basket, Integer>> counters;

    @Override
    public String name() {
        return "counters-cache";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        boolean moved = entries.stream()
                .anyMatch(entry -> entry.subjectKind().equals(MailAct.SUBJECT)
                        && !entry.act().equals(MailAct.CONSULT.code()));
        if (moved) {
            String prefix = entries.get(0).organisation() + "/";
            counters.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .toList()
                    .forEach(counters::remove);
        }
    }
}
