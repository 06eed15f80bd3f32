package org.vaguemestre.worker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The streams that say where the objects of a PDF lie, and that hold them (ISO 32000-1, 7.5.7 and 7.5.8): the PDF library unpacks them on its heap before
 * it can be asked anything, so what they unpack to is counted on the bytes of the file beforehand.
 */
final class PackedDirectory {
    /** Unpacked bytes of all of them; a directory of a million objects has twenty. */
    private static final long MOST = 64_000_000;

    /** Bytes looked at before and after a mark, within which the dictionary of its stream lies. */
    private static final int AROUND = 2_048;

    private static final int WINDOW = 1 << 20;
    private static final List<String> MARKS = List.of("/XRef", "/ObjStm");
    private static final Pattern BEGINS = Pattern.compile(">>\\s*stream\\r?\\n");
    private static final Pattern TWICE = Pattern.compile("/Filter\\s*\\[\\s*/\\w+\\s*/\\w+");

    private final RandomAccessFile file;
    private long unpacked;

    private PackedDirectory(RandomAccessFile file) {
        this.file = file;
    }

    /** @throws RefusedDocument DOCUMENT_TOO_LARGE, also for one that is packed several times over, which nobody does */
    static void check(Path pdf) throws RefusedDocument, IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(pdf), WINDOW);
                RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            new PackedDirectory(file).check(bytes);
        }
    }

    private void check(InputStream bytes) throws RefusedDocument, IOException {
        String before = "";
        long at = 0;
        byte[] read;
        while ((read = bytes.readNBytes(WINDOW)).length > 0) {
            String window = before + new String(read, StandardCharsets.ISO_8859_1);
            for (String mark : MARKS) {
                for (int found = window.indexOf(mark); found >= 0; found = window.indexOf(mark, found + 1)) {
                    checkStream(at - before.length() + found);
                }
            }
            at += read.length;
            // one letter less than a mark: none is seen twice
            before = window.substring(Math.max(0, window.length() - MARKS.get(0).length() + 1));
        }
    }

    private void checkStream(long mark) throws RefusedDocument, IOException {
        long from = Math.max(0, mark - AROUND);
        byte[] around = new byte[(int) Math.min(2 * AROUND, file.length() - from)];
        file.seek(from);
        file.readFully(around);
        String text = new String(around, StandardCharsets.ISO_8859_1);
        Matcher stream = BEGINS.matcher(text);
        if (!stream.find((int) (mark - from))) {
            return;
        }
        String dictionary = text.substring(Math.max(0, text.lastIndexOf("obj", (int) (mark - from))), stream.start());
        if (TWICE.matcher(dictionary).find()) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, "a directory that is packed twice");
        }
        if (dictionary.contains("/Fl")) {
            count(from + stream.end());
        }
    }

    private void count(long start) throws RefusedDocument {
        byte[] block = new byte[1 << 16];
        Inflater inflater = new Inflater();
        try {
            file.seek(start);
            // not closed: the file is still read
            InputStream bytes = new InflaterInputStream(Channels.newInputStream(file.getChannel()), inflater);
            int read;
            while ((read = bytes.read(block)) > 0) {
                unpacked += read;
                if (unpacked > MOST) {
                    throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, unpacked + " bytes of directories");
                }
            }
        } catch (IOException e) {
            // what cannot be unpacked is no bomb; the library will say so
            return;
        } finally {
            inflater.end();
        }
    }
}
