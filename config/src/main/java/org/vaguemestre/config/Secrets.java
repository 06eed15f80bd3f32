package org.vaguemestre.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** Passwords of the database's roles, drawn once and kept in the data folder, readable by the owner of the process only. */
record Secrets(String superuser, String owner, String application) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets in(Path data) throws IOException {
        Path file = data.resolve("secrets.properties");
        if (!Files.exists(file)) {
            Path written = write(
                    data.resolve("secrets.part"),
                    List.of(
                            "# Vaguemestre: passwords of the roles of the database. Losing this file means setting them anew.",
                            "superuser=" + draw(),
                            "owner=" + draw(),
                            "application=" + draw()));
            Files.move(written, file);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Secrets(kept.getProperty("superuser"), kept.getProperty("owner"), kept.getProperty("application"));
    }

    /** Writes a file that nobody else may read, not even for an instant; what an interrupted start left there is replaced. */
    static Path write(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.write(file, lines);
    }

    /** 192 random bits. */
    private static String draw() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
