package org.vaguemestre.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * How much a PDF unpacks to, counted without keeping it, so that a decompression bomb is known before anything of it is opened. Pictures are bounded
 * by their pixels elsewhere: only what exceeds their announced size counts.
 */
final class UnpackedSize {
    /** Packings of general data; those of pictures give no more than the picture. */
    private static final Set<COSName> GENERAL = Set.of(
            COSName.FLATE_DECODE,
            COSName.FLATE_DECODE_ABBREVIATION,
            COSName.LZW_DECODE,
            COSName.LZW_DECODE_ABBREVIATION,
            COSName.ASCII85_DECODE,
            COSName.ASCII_HEX_DECODE,
            COSName.RUN_LENGTH_DECODE);

    /** Bytes of a stream packed several times over, between two unpackings; nobody's document has more. */
    private static final int BETWEEN = 32_000_000;

    /** Unpacked bytes of what is drawn on one page; beyond, it does not fit the heap that has to read it. */
    private static final long CONTENT = 100_000_000;

    private final long packed;
    private final Map<COSStream, Long> sizes = new IdentityHashMap<>();
    private long unpacked;

    /** @param packed size of the file, in bytes */
    UnpackedSize(long packed) {
        this.packed = Math.max(1, packed);
    }

    /** @throws RefusedDocument DOCUMENT_TOO_LARGE */
    void checkAll(COSDocument document) throws RefusedDocument, IOException {
        for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
            if (document.getObjectFromPool(key).getObject() instanceof COSStream stream) {
                long before = unpacked;
                check(stream);
                sizes.put(stream, Math.max(unpacked - before, stream.getLength()));
            }
        }
    }

    /** What is drawn on a page may be one stream named again and again. @throws RefusedDocument DOCUMENT_TOO_LARGE */
    void checkContent(PDPage page) throws RefusedDocument {
        long content = 0;
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        for (int i = 0; contents instanceof COSArray pieces && i < pieces.size(); i++) {
            content += pieces.getObject(i) instanceof COSStream piece ? sizes.getOrDefault(piece, 0L) : 0;
        }
        if (content > CONTENT) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, content + " bytes drawn on one page");
        }
    }

    private void check(COSStream stream) throws RefusedDocument {
        List<COSName> filters = filters(stream);
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream source = raw;
            int last = 0;
            while (last < filters.size() && GENERAL.contains(filters.get(last))) {
                last++;
            }
            for (int i = 0; i < last; i++) {
                boolean counted = i == last - 1;
                ByteArrayOutputStream between = new ByteArrayOutputStream();
                Counter counter = new Counter(counted ? null : between, counted ? pictureBytes(stream) : 0);
                FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(source, counter, stream, i);
                source = new ByteArrayInputStream(between.toByteArray());
            }
        } catch (Beyond e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, e);
        } catch (IOException | RuntimeException e) {
            // a stream that cannot be unpacked is not a bomb; whichever page needs it will say so
            return;
        }
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSName one) {
            return List.of(one);
        }
        return filters instanceof COSArray several
                ? several.toList().stream()
                        .filter(COSName.class::isInstance)
                        .map(COSName.class::cast)
                        .toList()
                : List.of();
    }

    /** What a picture may unpack to: at most 100 megapixels of four colours count as pixels. */
    private static long pictureBytes(COSStream stream) {
        if (!COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return 0;
        }
        long width = Math.max(0, stream.getInt(COSName.WIDTH, 0));
        long height = Math.max(0, stream.getInt(COSName.HEIGHT, 0));
        long bits = Math.max(1, stream.getInt(COSName.BITS_PER_COMPONENT, 1));
        return Math.min(width * height, Limits.PIXELS) * 4 * bits / 8 + height;
    }

    /** The limit is reached. */
    private static final class Beyond extends IOException {
        private static final long serialVersionUID = 1L;

        Beyond(long unpacked) {
            super(unpacked + " bytes unpacked");
        }
    }

    /** Counts what is unpacked, keeps it only between two unpackings. */
    private final class Counter extends OutputStream {
        private final ByteArrayOutputStream kept;
        private long free;

        Counter(ByteArrayOutputStream kept, long free) {
            this.kept = kept;
            this.free = free;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            long ofPicture = Math.min(free, length);
            free -= ofPicture;
            unpacked += length - ofPicture;
            if (unpacked > Limits.UNPACKED
                    || unpacked > Limits.RATIO_FLOOR && unpacked / packed > Limits.RATIO
                    || kept != null && kept.size() + length > BETWEEN) {
                throw new Beyond(unpacked);
            }
            if (kept != null) {
                kept.write(bytes, offset, length);
            }
        }
    }
}
