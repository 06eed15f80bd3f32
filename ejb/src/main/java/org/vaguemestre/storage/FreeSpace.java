package org.vaguemestre.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The one place that knows whether the disks are full (<i>place disque</i>). While they are, nothing that changes something is begun and the
 * portal is only read (<i>lecture seule</i>); once there is room again it goes on by itself.
 *
 * <p>They are full when less is left than a reserve, under any of the folders the portal writes to, or when a write was just refused for lack
 * of room: so it is known of the disk of a PostgreSQL elsewhere, which cannot be looked at. The reserve, {@code VAGUEMESTRE_DISK_RESERVE} in
 * MB (500), lets what was acknowledged already be followed up: the index, the outbox, PostgreSQL's own log.
 */
@ApplicationScoped
public class FreeSpace {
    /** After a refused write, so long until the next one is let try. */
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(15);

    private static final List<String> FOLDERS = List.of("", "documents", "derivatives", "index", "postgresql");

    private final Path data;
    private final long reserve;
    private volatile Instant refusedUntil = Instant.MIN;

    @Inject
    private Clock clock;

    FreeSpace() {
        data = Path.of(System.getProperty("vaguemestre.data", "data"));
        reserve = Long.parseLong(System.getenv().getOrDefault("VAGUEMESTRE_DISK_RESERVE", "500")) << 20;
    }

    /**
     * @param data the folder of the portal's data
     * @param reserve in bytes
     */
    FreeSpace(Path data, long reserve, Clock clock) {
        this.data = data;
        this.reserve = reserve;
        this.clock = clock;
    }

    /** Whether the portal is only read, now. */
    public boolean isShort() {
        return clock.instant().isBefore(refusedUntil)
                || FOLDERS.stream().map(data::resolve).anyMatch(this::isShort);
    }

    private boolean isShort(Path folder) {
        return Files.isDirectory(folder) && folder.toFile().getUsableSpace() < reserve;
    }

    /** @throws Refused DISK_FULL while the portal is only read */
    public void require() {
        if (isShort()) {
            throw new Refused(Refusal.DISK_FULL);
        }
    }

    /**
     * To be told of every failure: one for lack of room has the portal only read for a moment.
     *
     * @param failure may be {@code null}
     * @return whether it is one
     */
    public boolean notice(Throwable failure) {
        boolean full =
                DatabaseFailure.in(failure).filter(Refusal.DISK_FULL::equals).isPresent();
        if (full) {
            refusedUntil = clock.instant().plus(UNTIL_TRIED_AGAIN);
        }
        return full;
    }
}
