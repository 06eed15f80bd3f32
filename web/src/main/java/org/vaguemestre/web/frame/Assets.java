package org.vaguemestre.web.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Style sheets, scripts, font and icons: their addresses begin with a fingerprint of all of them, so that browsers may keep them for ever
 * and never mix those of two versions.
 */
@ApplicationScoped
public class Assets {
    static final String FOLDER = "/assets/";

    @Inject
    private ServletContext context;

    private String version;

    @PostConstruct
    void fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(FOLDER, digest);
            version = HexFormat.of().formatHex(digest.digest(), 0, 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void add(String folder, MessageDigest digest) throws IOException {
        for (String path : new TreeSet<>(context.getResourcePaths(folder))) {
            if (path.endsWith("/")) {
                add(path, digest);
            } else {
                try (InputStream bytes = context.getResourceAsStream(path)) {
                    digest.update(bytes.readAllBytes());
                }
            }
        }
    }

    String version() {
        return version;
    }

    /** Where the pages find them. */
    public String address() {
        return context.getContextPath() + FOLDER + version;
    }
}
