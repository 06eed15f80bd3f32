package org.vaguemestre.worker;

/** What can be told of a JPEG file without decoding it. */
final class JpegBytes {
    /** Some cameras append a second picture or padding after the end mark. */
    private static final int TAIL = 1 << 16;

    /** Passes over one picture; progressive ones have about ten, and each costs as much as the picture decoded. */
    private static final int PASSES = 200;

    private JpegBytes() {}

    /** @throws RefusedDocument DOCUMENT_TOO_LARGE for a picture that is gone through again and again */
    static void checkPasses(byte[] jpeg) throws RefusedDocument {
        int passes = 0;
        for (int at = 0; at + 1 < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xDA && ++passes > PASSES) {
                throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_LARGE, "more than " + PASSES + " passes");
            }
        }
    }

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
