package org.vaguemestre.worker;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * How much an archive unpacks to, archives within it too, counted without keeping it: what its directory says of sizes is its sender's word and is not
 * believed.
 */
final class ArchiveSize {
    private static final byte[] ENTRY_MARK = {'P', 'K', 3, 4};

    private final long packed;
    private long unpacked;
    private int entries;

    private ArchiveSize(long packed) {
        this.packed = Math.max(1, packed);
    }

    /** @throws RefusedDocument DOCUMENT_TOO_LARGE, DOCUMENT_DAMAGED for an entry that cannot be unpacked */
    static void check(Path file, ZipFile archive) throws RefusedDocument, IOException {
        ArchiveSize size = new ArchiveSize(Files.size(file));
        try {
            Enumeration<? extends ZipEntry> all = archive.entries();
            while (all.hasMoreElements()) {
                size.countEntry();
                try (InputStream entry = archive.getInputStream(all.nextElement())) {
                    size.count(entry, 1);
                }
            }
        } catch (Beyond e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, e);
        } catch (ZipException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    private void countEntry() throws Beyond {
        if (++entries > Limits.ENTRIES) {
            throw new Beyond("more than " + Limits.ENTRIES + " entries");
        }
    }

    /** @param depth of the archive the entry lies in, from 1 */
    private void count(InputStream entry, int depth) throws IOException {
        InputStream bytes = new BufferedInputStream(new Counted(entry), 1 << 16);
        bytes.mark(ENTRY_MARK.length);
        boolean archive = Arrays.equals(bytes.readNBytes(ENTRY_MARK.length), ENTRY_MARK);
        bytes.reset();
        if (archive) {
            if (depth == Limits.DEPTH) {
                throw new Beyond("archives within archives, more than " + Limits.DEPTH + " deep");
            }
            countWithin(bytes, depth + 1);
        }
        bytes.transferTo(OutputStream.nullOutputStream());
    }

    private void countWithin(InputStream bytes, int depth) throws IOException {
        try {
            // not closed: what encloses it goes on
            ZipInputStream inner = new ZipInputStream(bytes);
            while (inner.getNextEntry() != null) {
                countEntry();
                count(inner, depth);
            }
        } catch (ZipException | IllegalArgumentException e) {
            // it only begins like an archive: its bytes are counted as they are
            return;
        }
    }

    /** The limit is reached. */
    private static final class Beyond extends IOException {
        private static final long serialVersionUID = 1L;

        Beyond(String what) {
            super(what);
        }
    }

    /** Counts what is read of an entry. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream entry) {
            super(entry);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            unpacked += Math.max(0, read);
            if (unpacked > Limits.UNPACKED || unpacked > Limits.RATIO_FLOOR && unpacked / packed > Limits.RATIO) {
                throw new Beyond(unpacked + " bytes unpacked");
            }
            return read;
        }
    }
}
