package org.vaguemestre.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The access in force on this thread: bound by the entries of the application (request filter, job step, follower of the journal) for the
 * length of their work, read by the wall and by the services. With none bound, services refuse and the database shows nothing.
 */
public final class CurrentAccess {
    private static final ThreadLocal<Access> BOUND = new ThreadLocal<>();

    private CurrentAccess() {}

    public static Optional<Access> find() {
        return Optional.ofNullable(BOUND.get());
    }

    /** @throws Refused NOT_SIGNED_IN when none is bound */
    public static Access get() {
        return find().orElseThrow(() -> new Refused(Refusal.NOT_SIGNED_IN));
    }

    /** Does the work under the access, then puts back the one that was in force before. */
    public static <T> T during(Access access, Supplier<T> work) {
        Access before = BOUND.get();
        BOUND.set(access);
        try {
            return work.get();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }

    public static void during(Access access, Runnable work) {
        during(access, () -> {
            work.run();
            return null;
        });
    }

    /** For an entry whose work is a chain of calls with checked exceptions (servlet filter): close puts back what was before. */
    public static Binding bind(Access access) {
        Access before = BOUND.get();
        BOUND.set(access);
        return () -> {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        };
    }

    /** An access bound until closed. */
    public interface Binding extends AutoCloseable {
        @Override
        void close();
    }
}
