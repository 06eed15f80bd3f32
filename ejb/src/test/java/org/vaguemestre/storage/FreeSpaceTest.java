package org.vaguemestre.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class FreeSpaceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path data;

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };

    @Test
    void thePortalIsOnlyReadWhileLessIsLeftThanTheReserve() throws Exception {
        long left = Files.getFileStore(data).getUsableSpace();

        assertThat(new FreeSpace(data, left / 2, clock).isShort()).isFalse();

        FreeSpace full = new FreeSpace(data, left * 2, clock);
        assertThat(full.isShort()).isTrue();
        assertThatThrownBy(full::require).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(Refusal.DISK_FULL));
    }

    @Test
    void aFolderThatIsNotThereIsNotFull() {
        assertThat(new FreeSpace(data.resolve("nowhere"), Long.MAX_VALUE, clock).isShort())
                .isFalse();
    }

    @Test
    void aRefusedWriteClosesThePortalForAMomentAndThenOneIsLetTry() {
        FreeSpace space = new FreeSpace(data, 0, clock);
        assertThat(space.notice(new IllegalStateException(new SQLException("could not extend file", "53100"))))
                .isTrue();

        assertThat(space.isShort()).isTrue();

        now = NOON.plus(Duration.ofSeconds(15));
        assertThat(space.isShort()).isFalse();
    }

    @Test
    void anotherFailureClosesNothing() {
        FreeSpace space = new FreeSpace(data, 0, clock);

        assertThat(space.notice(new SQLException("deadlock", "40P01"))).isFalse();
        assertThat(space.notice(null)).isFalse();
        assertThat(space.isShort()).isFalse();
    }
}
