package org.vaguemestre.batch.demonstration;

import java.nio.file.Path;

/** Where the demonstration was laid before the server started: {@code portal.json}, {@code letters/}. */
final class DemonstrationFolder {
    private DemonstrationFolder() {}

    static Path path() {
        return Path.of(System.getProperty("vaguemestre.data", "data"), "demonstration");
    }
}
