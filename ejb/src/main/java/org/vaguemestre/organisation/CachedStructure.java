package org.vaguemestre.organisation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/** Forgets what is cached of an organisation's structure when its journal tells that the structure changed. */
@ApplicationScoped
class CachedStructure implements Follower {
    private static final String SLUGS = "slug/";

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/access")
    private Cache<String, Access> accesses;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/directory")
    private Cache<String, List<?>> directory;

    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    static String directoryKey(UUID organisation, String what) {
        return organisation + "/" + what;
    }

    /** Of one day: memberships and delegations begin and end with days. */
    static String accessKey(UUID organisation, UUID account, LocalDate today) {
        return organisation + "/" + account + "/" + today;
    }

    /** Of the public directory, which belongs to no organisation. */
    static String slugKey(String slug) {
        return SLUGS + slug;
    }

    @Override
    public String name() {
        return "structure-cache";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry.act().startsWith("organisation.")) {
                forget(entry.organisation());
                return;
            }
        }
    }

    /** When the transaction ends: the page one is led to shows the change already; caches of other nodes follow the journal. */
    void forgetWhenDone(UUID organisation) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is cached of what is not committed
            }

            @Override
            public void afterCompletion(int status) {
                forget(organisation);
            }
        });
    }

    /** On this node, at once. */
    void forget(UUID organisation) {
        forget(accesses, organisation + "/");
        forget(directory, organisation + "/");
        forget(directory, SLUGS);
    }

    private static void forget(Cache<String, ?> cache, String prefix) {
        cache.keySet().stream().filter(key -> key.startsWith(prefix)).toList().forEach(cache::remove);
    }
}
