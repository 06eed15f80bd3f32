package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.bytedeco.leptonica.PIX;

/** A JPEG or PNG file: one page. */
final class PictureFile extends SourceFile {
    /** A larger picture file cannot be of a page within the limit of pixels. */
    private static final long LARGEST = 120_000_000;

    private static final int PNG_SIGNATURE = 8;

    /** Pixels of a picture that can be decoded whatever its colours: A3 at 400 points an inch. */
    private static final long SURE_TO_FIT = 31_000_000;

    private final byte[] bytes;
    private final boolean jpeg;
    private final long pixels;

    private PictureFile(byte[] bytes, boolean jpeg, long pixels) {
        this.bytes = bytes;
        this.jpeg = jpeg;
        this.pixels = pixels;
    }

    static PictureFile open(Path file, String type) throws RefusedDocument, IOException {
        if (Files.size(file) > LARGEST) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, "a picture of " + Files.size(file) + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        boolean jpeg = type.equals(ContentType.JPEG);
        if (jpeg ? !JpegBytes.isComplete(bytes) : !isCompletePng(bytes)) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "the picture ends too early");
        }
        int[] width = new int[1];
        int[] height = new int[1];
        int failed = jpeg
                ? readHeaderMemJpeg(bytes, bytes.length, width, height, null, null, null)
                : readHeaderMemPng(bytes, bytes.length, width, height, null, null, null);
        if (failed != 0) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "the picture has no header");
        }
        Limits.checkPixels(width[0], height[0]);
        if (jpeg) {
            JpegBytes.checkPasses(bytes);
        }
        return new PictureFile(bytes, jpeg, (long) width[0] * height[0]);
    }

    /** Walks over the chunks to the one that ends the file. */
    private static boolean isCompletePng(byte[] png) {
        ByteBuffer chunks = ByteBuffer.wrap(png);
        int at = PNG_SIGNATURE;
        while (at >= 0 && at + 12 <= png.length) {
            int length = chunks.getInt(at);
            if (length < 0) {
                return false;
            }
            String name = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
            if (name.equals("IEND")) {
                return true;
            }
            at += 12 + length;
        }
        return false;
    }

    @Override
    int pages() {
        return 1;
    }

    @Override
    SourcePage page(int number) throws RefusedDocument {
        checkNumber(number);
        return new SourcePage(jpeg ? Scan.ofJpeg(bytes, 0) : Scan.of(decodePng(), 0), null);
    }

    private Picture decodePng() throws RefusedDocument {
        PIX decoded = pixReadMemPng(bytes, bytes.length);
        if (decoded == null && pixels > SURE_TO_FIT) {
            // why it gave nothing, its library says to nobody
            throw new RefusedDocument(RefusalCode.WORKER_MEMORY, "a PNG picture of " + pixels + " pixels");
        }
        return Picture.of(decoded, "a PNG picture");
    }

    @Override
    Copied copyInto(PDDocument letter, int number, int turn) throws RefusedDocument, IOException {
        checkNumber(number);
        double resolution;
        try (SourcePage page = page(1)) {
            // of the picture itself, which may have been shrunk to be read
            resolution = (double) page.scan().resolution()
                    * page.scan().width()
                    / page.scan().page().width();
        }
        PDImageXObject image = jpeg
                ? JPEGFactory.createFromByteArray(letter, bytes)
                : PDImageXObject.createFromByteArray(letter, bytes, null);
        return new Copied(LetterPage.showing(letter, image, resolution, turn), false);
    }

    @Override
    public void close() {
        // its bytes are on the heap only
    }
}
