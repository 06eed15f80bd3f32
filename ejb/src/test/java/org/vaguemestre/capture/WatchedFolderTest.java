package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.document.Documents;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class WatchedFolderTest {
    @TempDir
    private Path folder;

    private final Map<UUID, List<String>> batches = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private boolean diskFull;
    private boolean crash;
    private WatchedFolder watched;

    @BeforeEach
    void watch() {
        watched = new WatchedFolder(folder);
    }

    @Test
    void aFileIsTakenOnceItStoodUnchangedForTwoLooks() throws IOException {
        lay("a.pdf");

        look();
        assertThat(batches).isEmpty();
        look();
        assertThat(batches.values()).containsExactly(List.of("a.pdf"));
        assertThat(folder.resolve("a.pdf")).doesNotExist();
        look();
        assertThat(batches).hasSize(1);
    }

    @Test
    void aFileStillBeingWrittenIsNotTaken() throws IOException {
        lay("a.pdf");
        look();
        Files.writeString(folder.resolve("a.pdf"), "more", StandardOpenOption.APPEND);

        look();
        assertThat(batches).isEmpty();
        look();
        assertThat(batches).hasSize(1);
    }

    @Test
    void filesReadyTogetherAreOneBatchByName() throws IOException {
        lay("b.pdf");
        lay("a.pdf");
        look();
        look();

        assertThat(batches.values()).containsExactly(List.of("a.pdf", "b.pdf"));
    }

    @Test
    void temporaryAndHiddenFilesAndFoldersAreLeftAlone() throws IOException {
        lay("a.pdf.part");
        lay("b.tmp");
        lay(".hidden.pdf");
        Files.createDirectory(folder.resolve("sub"));
        look();
        look();

        assertThat(batches).isEmpty();
        assertThat(folder.resolve("a.pdf.part")).exists();
    }

    @Test
    void whatCannotBeTakenIsPutAsideWithItsReason() throws IOException {
        lay("a.pdf");
        lay("empty.pdf");
        refused.add("empty.pdf");
        look();
        look();

        assertThat(batches.values()).containsExactly(List.of("a.pdf"));
        assertThat(folder.resolve("refused/empty.pdf")).exists();
        assertThat(folder.resolve("refused/empty.pdf.txt")).content().contains("vide", "DOCUMENT_EMPTY");
    }

    @Test
    void aFullDiskLosesNothingAndIsTriedAgain() throws IOException {
        lay("a.pdf");
        look();
        diskFull = true;
        assertThatThrownBy(this::look).isInstanceOf(Refused.class);

        diskFull = false;
        look();
        assertThat(batches.values()).containsExactly(List.of("a.pdf"));
    }

    @Test
    void aCrashAfterTheBatchWasGivenGivesTheSameBatchAgain() throws IOException {
        lay("a.pdf");
        look();
        crash = true;
        assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);
        crash = false;

        watched = new WatchedFolder(folder);
        look();

        assertThat(batches).hasSize(1);
        assertThat(folder.resolve("taken")).isEmptyDirectory();
    }

    private void lay(String name) throws IOException {
        Files.writeString(folder.resolve(name), "bytes of " + name);
    }

    private void look() {
        watched.look(new WatchedFolder.Counter() {
            @Override
            public GivenFile take(String name, InputStream bytes) {
                if (diskFull) {
                    throw new Refused(Refusal.DISK_FULL);
                }
                try {
                    return refused.contains(name)
                            ? GivenFile.refused(name, Refusal.DOCUMENT_EMPTY)
                            : GivenFile.kept(name, new Documents.Kept("0".repeat(64), bytes.readAllBytes().length));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void give(UUID batch, List<GivenFile> files) {
                batches.put(batch, files.stream().map(GivenFile::name).toList());
                if (crash) {
                    throw new IllegalStateException("killed");
                }
            }
        });
    }
}
