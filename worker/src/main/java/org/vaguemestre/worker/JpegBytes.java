package org.vaguemestre.worker;

/** What can be told of a JPEG file without decoding it. */
final class JpegBytes {
    /** Some cameras append a second picture or padding after the end mark. */
    private static final int TAIL = 1 << 16;

    private JpegBytes() {}

    /** Whether the end mark is there: a truncated file has none. */
    static boolean isComplete(byte[] jpeg) {
        for (int at = jpeg.length - 2; at >= Math.max(2, jpeg.length - TAIL); at--) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xD9) {
                return true;
            }
        }
        return false;
    }
}
