package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A TIFF file of one or more pages. Its directories are read here, before any library sees the file: pages are counted, their pixels bounded, and
 * a page whose bytes are not in the file is known as broken while the others are read.
 */
final class TiffFile extends SourceFile {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_LENGTHS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final int X_RESOLUTION = 282;
    private static final int RESOLUTION_UNIT = 296;
    private static final int ORIENTATION = 274;
    private static final int FAX_G4 = 4;

    /** Field types: whole numbers of 2 and of 4 bytes. */
    private static final int SHORT = 3;

    private static final int LONG = 4;

    /** Values of one field; a page of more strips than that is not from a scanner. */
    private static final long MOST_VALUES = 200_000;

    private final Path file;
    private final List<Directory> directories;

    private TiffFile(Path file, List<Directory> directories) {
        this.file = file;
        this.directories = directories;
    }

    /** A page as the file describes it. */
    private record Directory(
            long width,
            long height,
            int compression,
            int strips,
            int orientation,
            double resolution,
            boolean complete) {}

    static TiffFile open(Path file) throws RefusedDocument, IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            return new TiffFile(file, new Reader(bytes).directories());
        }
    }

    @Override
    int pages() {
        return directories.size();
    }

    /** A page that cannot be shown costs that page; a file without any other is refused for what is wrong with its first. */
    @Override
    void checkUnpackedSize() throws RefusedDocument {
        RefusedDocument first = null;
        for (int page = 1; page <= pages(); page++) {
            try {
                readable(page);
                return;
            } catch (RefusedDocument refused) {
                first = first == null ? refused : first;
            }
        }
        throw first;
    }

    @Override
    SourcePage page(int number) throws RefusedDocument {
        Directory directory = readable(number);
        double inches = directory.resolution > 0 ? directory.width / directory.resolution : 0;
        return new SourcePage(Scan.of(decode(number), inches), null);
    }

    private Directory readable(int number) throws RefusedDocument {
        checkNumber(number);
        Directory directory = directories.get(number - 1);
        if (!directory.complete) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, "bytes of page " + number + " are not in the file");
        }
        Limits.checkPixels(directory.width, directory.height);
        return directory;
    }

    private Picture decode(int number) throws RefusedDocument {
        return Picture.of(pixReadTiff(file.toString(), number - 1), "page " + number);
    }

    @Override
    Copied copyInto(PDDocument letter, int number, int turn) throws RefusedDocument, IOException {
        Directory directory = readable(number);
        PDImageXObject image = directory.compression == FAX_G4 && directory.strips == 1 && directory.orientation == 1
                ? CCITTFactory.createFromFile(letter, file.toFile(), number - 1)
                : packedAgain(letter, number);
        double resolution = directory.resolution > 0 ? directory.resolution : image.getWidth() / 8.27;
        return new Copied(LetterPage.showing(letter, image, resolution, turn), false);
    }

    /** Black and white stays exact; grey and colour are packed as JPEG of a quality at which no difference is seen. */
    private PDImageXObject packedAgain(PDDocument letter, int number) throws RefusedDocument, IOException {
        Path packed = Files.createTempFile("page", ".packed");
        try (Picture decoded = decode(number);
                Picture plain = decoded.plain()) {
            if (plain.depth() == 1) {
                plain.writeFax(packed);
                return CCITTFactory.createFromByteArray(letter, Files.readAllBytes(packed));
            }
            plain.writeJpeg(packed, 90);
            return JPEGFactory.createFromByteArray(letter, Files.readAllBytes(packed));
        } finally {
            Files.delete(packed);
        }
    }

    @Override
    public void close() {
        // opened anew for each page
    }

    /** Reads the chain of directories, each page's description. */
    private static final class Reader {
        private final RandomAccessFile bytes;
        private final long size;
        private ByteOrder order;

        Reader(RandomAccessFile bytes) throws IOException {
            this.bytes = bytes;
            this.size = bytes.length();
        }

        List<Directory> directories() throws RefusedDocument, IOException {
            ByteBuffer head = read(0, 8);
            order = head.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            head.order(order);
            if (head.getShort(2) != 42) {
                throw damaged("not a classic TIFF file");
            }
            List<Directory> found = new ArrayList<>();
            Set<Long> visited = new HashSet<>();
            long next = head.getInt(4) & 0xFFFFFFFFL;
            while (next != 0) {
                if (found.size() > Limits.PAGES) {
                    throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_MANY_PAGES, "more than " + Limits.PAGES);
                }
                if (!visited.add(next)) {
                    throw damaged("the pages go in a circle");
                }
                int fields = read(next, 2).getShort(0) & 0xFFFF;
                ByteBuffer directory = read(next + 2, fields * 12 + 4);
                found.add(describe(directory, fields));
                next = directory.getInt(fields * 12) & 0xFFFFFFFFL;
            }
            if (found.isEmpty()) {
                throw damaged("no page");
            }
            return found;
        }

        private Directory describe(ByteBuffer directory, int fields) throws RefusedDocument, IOException {
            Map<Integer, Integer> at = new HashMap<>();
            for (int field = 0; field < fields; field++) {
                // of a field said twice the first counts, as for the library that decodes it
                at.putIfAbsent(directory.getShort(field * 12) & 0xFFFF, field * 12);
            }
            boolean tiled = at.containsKey(TILE_OFFSETS);
            long[] offsets = values(directory, at.get(tiled ? TILE_OFFSETS : STRIP_OFFSETS));
            long[] lengths = values(directory, at.get(tiled ? TILE_LENGTHS : STRIP_LENGTHS));
            boolean complete = offsets.length > 0 && offsets.length == lengths.length;
            for (int strip = 0; complete && strip < offsets.length; strip++) {
                complete = offsets[strip] + lengths[strip] <= size;
            }
            return new Directory(
                    first(values(directory, at.get(WIDTH)), 0),
                    first(values(directory, at.get(HEIGHT)), 0),
                    (int) first(values(directory, at.get(COMPRESSION)), 1),
                    offsets.length,
                    (int) first(values(directory, at.get(ORIENTATION)), 1),
                    resolution(directory, at),
                    complete);
        }

        private double resolution(ByteBuffer directory, Map<Integer, Integer> at) throws RefusedDocument, IOException {
            Integer field = at.get(X_RESOLUTION);
            long unit = first(values(directory, at.get(RESOLUTION_UNIT)), 2);
            if (field == null || unit != 2 && unit != 3) {
                return 0;
            }
            ByteBuffer ratio = read(directory.getInt(field + 8) & 0xFFFFFFFFL, 8);
            double perUnit = (ratio.getInt(0) & 0xFFFFFFFFL) / (double) Math.max(1, ratio.getInt(4) & 0xFFFFFFFFL);
            double perInch = unit == 3 ? perUnit * 2.54 : perUnit;
            return perInch >= 50 && perInch <= 2400 ? perInch : 0;
        }

        /** Whole numbers of a field; none where the field is missing. */
        private long[] values(ByteBuffer directory, Integer field) throws RefusedDocument, IOException {
            if (field == null) {
                return new long[0];
            }
            int type = directory.getShort(field + 2) & 0xFFFF;
            long count = directory.getInt(field + 4) & 0xFFFFFFFFL;
            if (type != SHORT && type != LONG || count > MOST_VALUES) {
                throw damaged("a field of type " + type + " with " + count + " values");
            }
            int length = (int) count * (type == SHORT ? 2 : 4);
            ByteBuffer source = length <= 4
                    ? directory.slice(field + 8, 4).order(order)
                    : read(directory.getInt(field + 8) & 0xFFFFFFFFL, length);
            long[] values = new long[(int) count];
            for (int i = 0; i < count; i++) {
                values[i] = type == SHORT ? source.getShort(i * 2) & 0xFFFF : source.getInt(i * 4) & 0xFFFFFFFFL;
            }
            return values;
        }

        private static long first(long[] values, long otherwise) {
            return values.length == 0 ? otherwise : values[0];
        }

        private ByteBuffer read(long offset, int length) throws RefusedDocument, IOException {
            if (offset + length > size) {
                throw damaged("the file ends before " + (offset + length));
            }
            byte[] read = new byte[length];
            bytes.seek(offset);
            bytes.readFully(read);
            ByteBuffer buffer = ByteBuffer.wrap(read);
            return order == null ? buffer : buffer.order(order);
        }

        private static RefusedDocument damaged(String detail) {
            return new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, detail);
        }
    }
}
