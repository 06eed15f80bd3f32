package org.vaguemestre.journal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The Ed25519 key (RFC 8032) with which a portal signs the checkpoints of all its journals: {@code journal.pem} in the folder {@code keys} of the
 * data, both halves in PEM (RFC 7468), readable by the server's user only. Made when there is none: at the first start.
 */
@ApplicationScoped
class CheckpointKey {
    private static final Logger LOG = Logger.getLogger(CheckpointKey.class);
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path folder;
    private KeyPair key;

    CheckpointKey() {
        this(Path.of(System.getProperty("vaguemestre.data", "data"), "keys"));
    }

    CheckpointKey(Path folder) {
        this.folder = folder;
    }

    @PostConstruct
    void open() {
        Path file = folder.resolve("journal.pem");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException(
                        file
                                + " is open to others than its owner: chmod 600, and a new key if one of them may have read it");
            }
            key = read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is not an Ed25519 key in PEM, both halves", e);
        }
    }

    /** Whole or not at all, and never in place of one that another node has made meanwhile. */
    private void make(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String both = pem("PRIVATE KEY", made.getPrivate().getEncoded())
                + pem(PUBLIC, made.getPublic().getEncoded());
        Path part = Files.createTempFile(folder, "journal", ".part", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(both.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            LOG.infof(e, "Another node has made %s", file);
        } finally {
            Files.delete(part);
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static KeyPair read(String pem) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        KeyPair pair = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(block(pem, PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY"))));
        byte[] something = pem.getBytes(StandardCharsets.US_ASCII);
        Signature ed25519 = Signature.getInstance(ALGORITHM);
        ed25519.initVerify(pair.getPublic());
        ed25519.update(something);
        if (!ed25519.verify(signature(pair, something))) {
            throw new InvalidKeyException("The halves are of two keys");
        }
        return pair;
    }

    private static byte[] block(String pem, String name) throws InvalidKeyException {
        Matcher block = Pattern.compile("-----BEGIN %s-----(.+?)-----END %s-----".formatted(name, name), Pattern.DOTALL)
                .matcher(pem);
        if (!block.find()) {
            throw new InvalidKeyException("No " + name);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    private static String pem(String name, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(name, base64, name);
    }

    byte[] sign(byte[] bytes) {
        try {
            return signature(key, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key has signed before", e);
        }
    }

    private static byte[] signature(KeyPair pair, byte[] bytes) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance(ALGORITHM);
        ed25519.initSign(pair.getPrivate());
        ed25519.update(bytes);
        return ed25519.sign();
    }

    PublishedKey published() {
        byte[] der = key.getPublic().getEncoded();
        return new PublishedKey(
                pem(PUBLIC, der), HexFormat.of().formatHex(Chain.sha256().digest(der)));
    }
}
