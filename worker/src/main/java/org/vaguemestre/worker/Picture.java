package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.leptonica.PIX;

/** Pixels outside the Java heap, of 1, 8 or 32 bits; must be closed. Operations leave it as it is and give another. */
final class Picture implements AutoCloseable {
    private final PIX pix;

    private Picture(PIX pix) {
        this.pix = pix;
    }

    /**
     * Takes over what the image library gave.
     *
     * @throws RefusedDocument PAGE_DAMAGED where it gave nothing, WORKER_MEMORY where it could not for want of memory
     */
    static Picture of(PIX pix, String what) throws RefusedDocument {
        if (pix == null || pix.isNull()) {
            throw new RefusedDocument(
                    Complaints.ofMemory() ? RefusalCode.WORKER_MEMORY : RefusalCode.PAGE_DAMAGED,
                    what + " cannot be decoded");
        }
        return new Picture(pix);
    }

    /** Copies an image of the Java heap, as grey or colour. */
    static Picture of(BufferedImage image) throws RefusedDocument {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        Picture picture = of(pixCreate(width, height, grey ? 8 : 32), "a page");
        int wordsPerLine = pixGetWpl(picture.pix);
        IntPointer data = pixGetData(picture.pix);
        int[] row = new int[width];
        int[] words = new int[wordsPerLine];
        for (int y = 0; y < height; y++) {
            if (grey) {
                // the samples as they are: asked for colours, the platform would brighten them
                image.getRaster().getSamples(0, y, width, 1, 0, row);
                packGrey(row, words);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
                packColour(row, words);
            }
            data.position((long) y * wordsPerLine).put(words, 0, wordsPerLine);
        }
        return picture;
    }

    /** Four pixels a word, the first in its highest byte. */
    private static void packGrey(int[] row, int[] words) {
        Arrays.fill(words, 0);
        for (int x = 0; x < row.length; x++) {
            words[x >> 2] |= (row[x] & 0xFF) << (24 - 8 * (x & 3));
        }
    }

    /** A pixel a word: red, green, blue from its highest byte. */
    private static void packColour(int[] row, int[] words) {
        for (int x = 0; x < row.length; x++) {
            words[x] = row[x] << 8;
        }
    }

    PIX pix() {
        return pix;
    }

    int width() {
        return pixGetWidth(pix);
    }

    int height() {
        return pixGetHeight(pix);
    }

    int depth() {
        return pixGetDepth(pix);
    }

    /** Pixels an inch as the file says, or 0. */
    int resolution() {
        return pixGetXRes(pix);
    }

    private Picture copy() {
        // the bridge gives back the very object it was given: closing one would close the other
        return new Picture(new PIX(pixClone(pix)));
    }

    /** In 8 bits, or still in 1 bit where it is black and white. */
    Picture readable() throws RefusedDocument {
        return depth() == 1 && pixGetColormap(pix) == null ? copy() : grey();
    }

    Picture grey() throws RefusedDocument {
        return of(pixConvertTo8(pix, 0), "a page");
    }

    /** In 8 or 32 bits, without palette or transparency. */
    Picture plain() throws RefusedDocument {
        if (depth() == 32 && pixGetSpp(pix) == 4) {
            return of(pixRemoveAlpha(pix), "a transparent page");
        }
        if (pixGetColormap(pix) != null) {
            return of(pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC), "a page with a palette");
        }
        return depth() == 1 || depth() == 8 || depth() == 32 ? copy() : grey();
    }

    /** Grown or shrunk; black and white shrinks to grey, so that thin strokes stay. */
    Picture scaled(double factor) throws RefusedDocument {
        if (Math.abs(factor - 1) < 0.02) {
            return depth() == 1 ? grey() : copy();
        }
        if (depth() == 1 && factor < 1) {
            return of(pixScaleToGray(pix, (float) factor), "a page");
        }
        PIX scaled = factor < 0.7
                ? pixScaleAreaMap(pix, (float) factor, (float) factor)
                : pixScale(pix, (float) factor, (float) factor);
        return of(scaled, "a page");
    }

    /** Turned clockwise by 0, 90, 180 or 270 degrees. */
    Picture turned(int degrees) throws RefusedDocument {
        int quarters = Math.floorMod(degrees, 360) / 90;
        return quarters == 0 ? copy() : of(pixRotateOrth(pix, quarters), "a page");
    }

    Picture inverted() throws RefusedDocument {
        return of(pixInvert((PIX) null, pix), "a page");
    }

    /** Luminance of each pixel row by row, 0 for black; copied to the heap, so for small pictures. */
    byte[] luminance() throws RefusedDocument {
        try (Picture grey = grey()) {
            int width = grey.width();
            int height = grey.height();
            int wordsPerLine = pixGetWpl(grey.pix);
            IntPointer data = pixGetData(grey.pix);
            int[] line = new int[wordsPerLine];
            byte[] luminance = new byte[width * height];
            for (int y = 0; y < height; y++) {
                data.position((long) y * wordsPerLine).get(line, 0, wordsPerLine);
                for (int x = 0; x < width; x++) {
                    luminance[y * width + x] = (byte) (line[x >> 2] >>> (24 - 8 * (x & 3)));
                }
            }
            return luminance;
        }
    }

    /** @throws IOException when the file cannot be written */
    void writeJpeg(Path file, int quality) throws IOException {
        if (pixWriteJpeg(file.toString(), pix, quality, 0) != 0) {
            throw new IOException("cannot write " + file);
        }
    }

    /** Writes a TIFF file with the lossless fax compression, for black and white. @throws IOException when the file cannot be written */
    void writeFax(Path file) throws IOException {
        if (pixWriteTiff(file.toString(), pix, IFF_TIFF_G4, "w") != 0) {
            throw new IOException("cannot write " + file);
        }
    }

    @Override
    public void close() {
        pixDestroy(pix);
    }
}
