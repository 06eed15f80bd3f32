package org.vaguemestre.worker;

import com.google.zxing.LuminanceSource;
import java.util.List;

/** The greys of a page, as the reader of codes wants them. */
final class Luminance extends LuminanceSource {
    /** Modules of the smallest QR code. */
    private static final int SMALLEST_CODE = 21;

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

    /** The squares in its corners, a part of its shorter side wide: what is small is found where it is the only thing. None of a tiny picture. */
    List<Luminance> corners(double part) {
        int side = (int) (part * Math.min(getWidth(), getHeight()));
        if (side < SMALLEST_CODE) {
            return List.of();
        }
        int right = getWidth() - side;
        int bottom = getHeight() - side;
        return List.of(
                square(0, bottom, side), square(right, bottom, side), square(0, 0, side), square(right, 0, side));
    }

    private Luminance square(int left, int top, int side) {
        byte[] cut = new byte[side * side];
        for (int y = 0; y < side; y++) {
            System.arraycopy(grey, (top + y) * getWidth() + left, cut, y * side, side);
        }
        return new Luminance(cut, side, side);
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
