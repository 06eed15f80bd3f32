package org.vaguemestre.storage;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && told.getSQLState() != null) {
                String state = told.getSQLState();
                if (state.equals(DISK_FULL)) {
                    return Optional.of(Refusal.DISK_FULL);
                }
                if (state.startsWith(CONNECTION) || ENDING_OR_STARTING.contains(state)) {
                    return Optional.of(Refusal.DATABASE_AWAY);
                }
            }
        }
        return Optional.empty();
    }
}
