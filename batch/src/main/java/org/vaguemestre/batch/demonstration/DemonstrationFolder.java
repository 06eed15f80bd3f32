package org.vaguemestre.batch.demonstration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Where the demonstration was laid before the server started: {@code portal.json}, {@code letters/}. */
final class DemonstrationFolder {
    private DemonstrationFolder() {}

    static JsonObject portal() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(path().resolve("portal.json")))) {
            return reader.readObject();
        }
    }

    /** Whether the organisations of this portal are the demonstration's: it has begun to create them, perhaps not to the end. */
    static boolean begun() {
        return Files.exists(path().resolve("begun"));
    }

    static void begin() throws IOException {
        Files.write(path().resolve("begun"), new byte[0]);
    }

    /** Tells {@code ./run}, by a file, that the accounts exist: nobody is invited to sign in before. */
    static void peopled() throws IOException {
        Files.write(path().resolve("peopled"), new byte[0]);
    }

    /** Tells {@code ./run}, by a file, why the accounts or organisations could not be created. */
    static void failed(Exception why) throws IOException {
        Files.writeString(path().resolve("failed"), String.valueOf(why.getMessage()));
    }

    /** Until when the history of the letters was lived through; the beginning of time when it never was. */
    static Instant livedUntil() throws IOException {
        Path mark = path().resolve("lived");
        return Files.exists(mark) ? Instant.parse(Files.readString(mark).strip()) : Instant.EPOCH;
    }

    static void livedUntil(Instant now) throws IOException {
        Path part = path().resolve("lived.part");
        Files.writeString(part, now.toString());
        Files.move(part, path().resolve("lived"), StandardCopyOption.ATOMIC_MOVE);
    }

    static Path path() {
        return Path.of(System.getProperty("vaguemestre.data", "data"), "demonstration");
    }
}
