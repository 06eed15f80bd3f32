package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

import java.nio.file.Path;
import org.bytedeco.leptonica.PIX;

/**
 * A page as pixels: the picture that is read (8 bits, or 1 where the scanner gave black and white) and the one that is shown.
 *
 * @param page what is read, at {@link #READ_AT} pixels an inch, or a little more or less
 * @param preview what is shown, in colour if the page is, about {@link #PREVIEW_WIDTH} pixels wide
 * @param resolution of {@code page}, in pixels an inch
 * @param width of the original, in pixels
 * @param height of the original, in pixels
 */
record Scan(Picture page, Picture preview, int resolution, int width, int height) implements AutoCloseable {
    /** Width of a preview in pixels: A4 at 150 pixels an inch. */
    static final int PREVIEW_WIDTH = 1240;

    /** Width of A4 paper, in inches: assumed where a file does not say how large its page is. */
    private static final double PAPER_WIDTH = 8.27;

    /**
     * Resolution at which pages are read, in pixels an inch. The letters of a page are brought to one height before they are recognised, so finer pixels
     * cost a quarter more time and give the same words: measured equal from 7-point letters upwards.
     */
    private static final int READ_AT = 200;

    /** Above, a page is shrunk before it is read. */
    private static final int FINEST = 240;

    /**
     * A JPEG picture. The grey that is read and the small colour picture that is shown are both taken straight from the compressed bytes, which
     * is faster than decoding it whole in colour.
     *
     * @param inches width of the paper, or 0 where it is not known
     * @throws RefusedDocument PAGE_DAMAGED, PAGE_TOO_LARGE, DOCUMENT_TOO_LARGE for one of too many passes
     */
    static Scan ofJpeg(byte[] jpeg, double inches) throws RefusedDocument {
        int[] width = new int[1];
        int[] height = new int[1];
        int[] colours = new int[1];
        if (readHeaderMemJpeg(jpeg, jpeg.length, width, height, colours, null, null) != 0) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, "a JPEG picture without a header");
        }
        Limits.checkPixels(width[0], height[0]);
        JpegBytes.checkPasses(jpeg);
        // whole steps of the decoder are free: they leave what is read fine enough
        int reduction = width[0] / Math.max(inches, PAPER_WIDTH) >= 2 * READ_AT ? 2 : 1;
        Picture grey = decodeJpeg(jpeg, reduction, L_JPEG_READ_LUMINANCE);
        try {
            int stated = grey.resolution() / reduction;
            Picture shown = colours[0] == 1 ? preview(grey) : previewOfColour(jpeg, width[0]);
            return of(grey, shown, resolution(grey.width(), inches, stated), width[0], height[0]);
        } catch (RefusedDocument | RuntimeException e) {
            grey.close();
            throw e;
        }
    }

    private static Picture previewOfColour(byte[] jpeg, int width) throws RefusedDocument {
        int reduction = 1;
        while (reduction < 8 && width / (reduction * 2) >= PREVIEW_WIDTH * 0.8) {
            reduction *= 2;
        }
        try (Picture colour = decodeJpeg(jpeg, reduction, 0)) {
            return preview(colour);
        }
    }

    private static Picture decodeJpeg(byte[] jpeg, int reduction, int hint) throws RefusedDocument {
        PIX pix = pixReadMemJpeg(jpeg, jpeg.length, 0, reduction, (int[]) null, hint);
        if ((pix == null || pix.isNull()) && JpegBytes.isComplete(jpeg)) {
            // complete, but with bytes the library warns of: many old cameras and scanners leave some
            pix = pixReadMemJpeg(jpeg, jpeg.length, 0, reduction, (int[]) null, hint | L_JPEG_CONTINUE_WITH_BAD_DATA);
        }
        return Picture.of(pix, "a JPEG picture");
    }

    /**
     * Any other picture; takes it over and closes it.
     *
     * @param inches width of the paper, or 0 where it is not known
     */
    static Scan of(Picture picture, double inches) throws RefusedDocument {
        try (picture;
                Picture plain = picture.plain()) {
            Picture readable = plain.readable();
            try {
                int resolution = resolution(picture.width(), inches, picture.resolution());
                return of(readable, preview(plain), resolution, picture.width(), picture.height());
            } catch (RefusedDocument | RuntimeException e) {
                readable.close();
                throw e;
            }
        }
    }

    private static Scan of(Picture page, Picture preview, int resolution, int width, int height)
            throws RefusedDocument {
        if (resolution <= FINEST) {
            return new Scan(page, preview, resolution, width, height);
        }
        try (page) {
            return new Scan(page.scaled((double) READ_AT / resolution), preview, READ_AT, width, height);
        }
    }

    private static Picture preview(Picture picture) throws RefusedDocument {
        double factor = (double) PREVIEW_WIDTH / Math.min(picture.width(), picture.height());
        return picture.scaled(Math.min(1, factor));
    }

    private static int resolution(int width, double inches, int stated) {
        double resolution = inches > 0 ? width / inches : stated;
        // a file that says nothing, or 72 for a whole page, tells less than the paper everybody uses
        return (int)
                Math.round(resolution >= 100 && resolution <= 2400 ? resolution : Math.max(70, width / PAPER_WIDTH));
    }

    /** The same page turned clockwise by 0, 90, 180 or 270 degrees; this one stays to be closed too. */
    Scan turned(int degrees) throws RefusedDocument {
        Picture turnedPage = page.turned(degrees);
        try {
            boolean lying = degrees % 180 != 0;
            return new Scan(
                    turnedPage, preview.turned(degrees), resolution, lying ? height : width, lying ? width : height);
        } catch (RefusedDocument | RuntimeException e) {
            turnedPage.close();
            throw e;
        }
    }

    /** Quality of a preview: letters stay sharp, a page weighs about 150 kB. */
    void writePreview(Path file) throws java.io.IOException, RefusedDocument {
        try (Picture plain = preview.plain()) {
            plain.writeJpeg(file, 72);
        }
    }

    @Override
    public void close() {
        page.close();
        preview.close();
    }
}
