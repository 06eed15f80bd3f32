package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Those who want to know when the mail of an organisation has moved on this node: told which organisation, and nothing else. */
@ApplicationScoped
public class BasketWatch {
    private final Set<Consumer<UUID>> watchers = ConcurrentHashMap.newKeySet();

    /** @param watcher returns at once: it is called by the follower of the journal */
    public void begin(Consumer<UUID> watcher) {
        watchers.add(watcher);
    }

    public void end(Consumer<UUID> watcher) {
        watchers.remove(watcher);
    }

    /** The mail of an organisation moved, or what people are told of it. */
    public void moved(UUID organisation) {
        watchers.forEach(watcher -> watcher.accept(organisation));
    }
}
