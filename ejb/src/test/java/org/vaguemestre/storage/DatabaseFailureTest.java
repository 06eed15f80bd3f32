package org.vaguemestre.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;

class DatabaseFailureTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08003", "08006", "57P01", "57P02", "57P03"})
    void aConnectionThatBreaksOrCannotBeMadeSaysThatTheDatabaseIsAway(String state) {
        assertThat(DatabaseFailure.in(deep(state))).contains(Refusal.DATABASE_AWAY);
    }

    @Test
    void aCommitThatFailsNotesWhyBesideItself() {
        Exception commit = new Exception("Could not commit");
        commit.addSuppressed(new Exception(new SQLException("terminating connection", "57P02")));
        assertThat(DatabaseFailure.in(new IllegalStateException(commit))).contains(Refusal.DATABASE_AWAY);
    }

    @Test
    void aDiskThatIsFullIsSaidToBe() {
        assertThat(DatabaseFailure.in(deep("53100"))).contains(Refusal.DISK_FULL);
    }

    /** A row there already, a transaction to be tried again, a query that was cancelled, no state at all. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "57014", ""})
    void whatTheDatabaseRefusesWhileItIsThereIsNeither(String state) {
        assertThat(DatabaseFailure.in(deep(state))).isEmpty();
        assertThat(DatabaseFailure.in(new SQLException("no state"))).isEmpty();
        assertThat(DatabaseFailure.in(null)).isEqualTo(Optional.empty());
    }

    private static Throwable deep(String state) {
        return new IllegalStateException(new RuntimeException(new SQLException("told", state)));
    }
}
