package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

/** Which way up a page lies, by the strokes of its letters that rise and fall: French has more that rise. */
final class Upright {
    /** Certainty, as the image library counts it, from which its opinion is followed. */
    private static final float CERTAIN = 8;

    private Upright() {}

    /** Degrees clockwise by which a page most likely has to be turned: 0, 90, 180 or 270; 0 when in doubt. */
    static int turnFor(Scan scan) throws RefusedDocument {
        // the size of a preview suits this best: 150 pixels an inch
        try (Picture grey = scan.preview().grey();
                Picture ink = Picture.of(pixThresholdToBinary(grey.pix(), threshold(grey)), "a page")) {
            float[] up = new float[1];
            float[] left = new float[1];
            if (pixOrientDetect(ink.pix(), up, left, 0, 0) != 0) {
                return 0;
            }
            return turn(up[0], left[0]);
        }
    }

    /** Darker than the paper by a third is ink. */
    private static int threshold(Picture grey) {
        int[] paper = new int[1];
        pixGetRankValue(grey.pix(), 4, 0.6f, paper);
        return Math.max(40, (int) (paper[0] * 0.7));
    }

    private static int turn(float up, float left) {
        if (Math.max(Math.abs(up), Math.abs(left)) < CERTAIN) {
            return 0;
        }
        if (Math.abs(up) >= Math.abs(left)) {
            return up > 0 ? 0 : 180;
        }
        return left > 0 ? 90 : 270;
    }
}
