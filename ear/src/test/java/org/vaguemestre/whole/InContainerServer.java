package org.vaguemestre.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.vaguemestre.config.EmbeddedDatabase;

/** Before the first in-container test: an empty data folder and its database, which {@code arquillian.xml} tells the server about. */
public final class InContainerServer implements LauncherSessionListener {
    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String folder = System.getProperty("vaguemestre.in-container");
        if (folder == null) {
            return;
        }
        try {
            Path data = Path.of(folder);
            empty(data);
            for (String room : List.of("server", "log", "documents", "index", "inbox")) {
                Files.createDirectories(data.resolve(room));
            }
            database = EmbeddedDatabase.start(
                    data,
                    Path.of(System.getProperty("vaguemestre.home"), "config", "target", "postgresql")
                            .normalize(),
                    0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Arquillian puts it into its XML as it is
        System.setProperty("vaguemestre.database.url", database.access().url().replace("&", "&amp;"));
        System.setProperty("vaguemestre.database.user", database.access().user());
        System.setProperty("vaguemestre.database.password", database.access().password());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
