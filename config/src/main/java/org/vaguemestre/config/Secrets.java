package org.vaguemestre.config;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords of the embedded database, drawn once and kept beside its data, readable by the owner of the process only. */
record Secrets(String superuser, String owner, String application) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secrets in(Path data) throws IOException {
        Path file = data.resolve("secrets.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        } else {
            for (String name : new String[] {"superuser", "owner", "application"}) {
                kept.setProperty(name, draw());
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (Writer writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "Vaguemestre: passwords of the embedded database");
            }
        }
        return new Secrets(kept.getProperty("superuser"), kept.getProperty("owner"), kept.getProperty("application"));
    }

    private static String draw() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
