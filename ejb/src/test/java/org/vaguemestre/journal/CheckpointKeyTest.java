package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeyTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesAKeyThatItsOwnerOnlyReadsAndLaterStartsKeepIt() throws IOException {
        PublishedKey first = open().published();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(open().published()).isEqualTo(first);
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(file());
        }
        assertThat(first.pem()).doesNotContain("PRIVATE").startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(first.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void aKeyThatOthersMayReadSignsNothing() throws IOException {
        open();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(this::open).hasMessageContaining("is open to others than its owner");
    }

    @Test
    void halvesOfTwoKeysSignNothing() throws IOException {
        String one = made();
        Files.delete(file());
        String other = made();
        int at = other.indexOf("-----BEGIN PUBLIC");
        Files.writeString(file(), one.substring(0, one.indexOf("-----BEGIN PUBLIC")) + other.substring(at));
        assertThatThrownBy(this::open).hasMessageContaining("is not an Ed25519 key");
        Files.writeString(file(), "");
        assertThatThrownBy(this::open).hasMessageContaining("is not an Ed25519 key");
    }

    private String made() throws IOException {
        open();
        return Files.readString(file());
    }

    private Path file() {
        return folder.resolve("keys").resolve("journal.pem");
    }

    private CheckpointKey open() {
        CheckpointKey key = new CheckpointKey(folder.resolve("keys"));
        key.open();
        return key;
    }
}
