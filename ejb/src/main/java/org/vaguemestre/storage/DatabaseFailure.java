package org.vaguemestre.storage;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vaguemestre.refusal.Refusal;

/** What a failure says of the database, by the SQLSTATE of PostgreSQL (its documentation, appendix A). */
public final class DatabaseFailure {
    /** No space left on the device. */
    private static final String DISK_FULL = "53100";
    /** Its class, of connections that cannot be made or broke. */
    private static final String CONNECTION = "08";
    /** Shut down by who runs it, ended by a crash, still starting. */
    private static final Set<String> ENDING_OR_STARTING = Set.of("57P01", "57P02", "57P03");

    private DatabaseFailure() {}

    /**
     * @param failure may be {@code null}
     * @return DISK_FULL, DATABASE_AWAY, or empty when it is the database's fault in neither way
     */
    public static Optional<Refusal> in(Throwable failure) {
        return all(failure)
                .filter(SQLException.class::isInstance)
                .map(one -> ((SQLException) one).getSQLState())
                .filter(Objects::nonNull)
                .flatMap(state -> told(state).stream())
                .findFirst();
    }

    private static Optional<Refusal> told(String state) {
        if (state.equals(DISK_FULL)) {
            return Optional.of(Refusal.DISK_FULL);
        }
        return state.startsWith(CONNECTION) || ENDING_OR_STARTING.contains(state)
                ? Optional.of(Refusal.DATABASE_AWAY)
                : Optional.empty();
    }

    /** It, what caused it and what is noted beside: a commit that fails notes why, and names no cause. */
    private static Stream<Throwable> all(Throwable failure) {
        return failure == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(Stream.of(failure.getSuppressed()), Stream.ofNullable(failure.getCause()))
                                .flatMap(DatabaseFailure::all));
    }
}
