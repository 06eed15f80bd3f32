package org.vaguemestre.document;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.FreeSpace;

/**
 * The store on disk (<i>coffre</i>): originals under {@code documents/<organisation>/ab/cd/<sha256>}, never overwritten, and what is derived
 * from them (page images, words, previews) under {@code derivatives/…}, which can be made again. When {@link #put} returns, the bytes and
 * their name are on disk: temporary file, fsync, SHA-256, rename, fsync of the folder.
 */
@Dependent
final class DocumentStore {
    private final Path root;
    private final FreeSpace space;

    /** The store of this server, in its data folder. */
    @Inject
    DocumentStore(FreeSpace space) {
        this(Path.of(System.getProperty("vaguemestre.data", "data")), space);
    }

    DocumentStore(Path root, FreeSpace space) {
        this.root = root;
        this.space = space;
    }

    /** What was stored. */
    record Stored(Fingerprint fingerprint, long size) {}

    /**
     * Stores bytes; the same bytes stored before are left as they are.
     *
     * @param limit in bytes
     * @throws Refused UPLOAD_TOO_LARGE beyond the limit, DISK_FULL when they cannot be written
     */
    Stored put(UUID organisation, InputStream bytes, long limit) {
        space.require();
        Path temporary = null;
        try {
            // On the disk of the documents, whichever that is: a file that is moved to another disk is copied, and may
            // be cut short
            Path incoming = Files.createDirectories(root.resolve("documents").resolve("incoming"));
            temporary = Files.createTempFile(incoming, "document-", ".part");
            MessageDigest sha256 = Fingerprint.digest();
            long size = writeDurably(bytes, temporary, sha256, limit);
            Fingerprint fingerprint = Fingerprint.of(sha256);
            Path place = place(organisation, fingerprint);
            createDurably(place.getParent());
            if (!Files.exists(place)) {
                Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            }
            // Always: whoever put the same bytes a moment before may not have come to it yet
            force(place.getParent());
            return new Stored(fingerprint, size);
        } catch (IOException e) {
            space.require();
            throw new UncheckedIOException(e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    private static long writeDurably(InputStream bytes, Path file, MessageDigest sha256, long limit)
            throws IOException {
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256)) {
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = bytes.read(buffer)) >= 0) {
                size += read;
                if (size > limit) {
                    throw new Refused(Refusal.UPLOAD_TOO_LARGE, limit >> 20);
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return size;
    }

    /** Each new folder is made known to the disk in the folder above it. */
    private void createDurably(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createDurably(folder.getParent());
            Files.createDirectories(folder);
            force(folder.getParent());
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }

    /** The original's bytes. @throws Refused NOT_FOUND */
    InputStream read(UUID organisation, Fingerprint fingerprint) {
        try {
            return Files.newInputStream(place(organisation, fingerprint));
        } catch (NoSuchFileException e) {
            throw new Refused(Refusal.NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path place(UUID organisation, Fingerprint fingerprint) {
        return under("documents", organisation, fingerprint);
    }

    /** Folder of what is derived from a document; may not exist yet. */
    Path derivatives(UUID organisation, Fingerprint fingerprint) {
        return under("derivatives", organisation, fingerprint);
    }

    private Path under(String kind, UUID organisation, Fingerprint fingerprint) {
        String hex = fingerprint.hex();
        return root.resolve(kind)
                .resolve(organisation.toString())
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }
}
