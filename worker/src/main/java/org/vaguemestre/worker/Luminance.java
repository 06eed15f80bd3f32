package org.vaguemestre.worker;

import com.google.zxing.LuminanceSource;

/** The greys of a page, as the reader of codes wants them. */
final class Luminance extends LuminanceSource {
    private final byte[] grey;

    private Luminance(byte[] grey, int width, int height) {
        super(width, height);
        this.grey = grey;
    }

    static Luminance of(Picture picture) throws RefusedDocument {
        return new Luminance(picture.luminance(), picture.width(), picture.height());
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] line = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
        System.arraycopy(grey, y * getWidth(), line, 0, getWidth());
        return line;
    }

    @Override
    public byte[] getMatrix() {
        return grey;
    }

    @Override
    public boolean isRotateSupported() {
        return true;
    }

    @Override
    public Luminance rotateCounterClockwise() {
        int width = getHeight();
        int height = getWidth();
        byte[] turned = new byte[grey.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = grey[x * height + (height - 1 - y)];
            }
        }
        return new Luminance(turned, width, height);
    }
}
