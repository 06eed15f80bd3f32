package org.vaguemestre.organisation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
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

    static String accessKey(UUID organisation, UUID account) {
        return organisation + "/" + account;
    }

    static String directoryKey(UUID organisation, String what) {
        return organisation + "/" + what;
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
