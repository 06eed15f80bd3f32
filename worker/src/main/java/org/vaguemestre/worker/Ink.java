package org.vaguemestre.worker;

import java.util.Arrays;

/**
 * How much was written on a page, to know a blank one (<i>page blanche</i>): dust, scanner noise, the shadow of the paper's edge, punch holes, staples
 * and what shows through from the other side are not ink.
 */
final class Ink {
    /** Resolution at which a page is looked at, in pixels an inch: a stroke of a pen is a pixel. */
    static final int RESOLUTION = 75;

    enum Amount {
        NONE,
        /** So little, or so pale, that only reading tells. */
        LITTLE,
        PLENTY
    }

    private static final double PIXELS_PER_MM = RESOLUTION / 25.4;

    /** Steps of grey below the paper around: ink. */
    private static final int STRONG = 70;

    /** Steps of grey below the paper around: pale ink; the other side of the paper shows through by less. */
    private static final int PALE = 42;

    private static final int TILE = 40;

    /** Pixels of a speck of dust. */
    private static final int SPECK = 2;

    private static final int PLENTY_OF_STROKES = 15;
    private static final int PLENTY_OF_PIXELS = 400;

    /** Pixels of ink that are a short note, even if no word can be read in it. */
    private static final int NOTE = 60;

    /** Part of the page that is pale, from which something may be written palely. */
    private static final double PALE_PART = 0.0008;

    private final byte[] luminance;
    private final int width;
    private final int height;
    private int strokes;
    private int pixels;
    private int palePixels;

    private Ink(byte[] luminance, int width, int height) {
        this.luminance = luminance;
        this.width = width;
        this.height = height;
    }

    /** Looks at the luminance of a page at {@link #RESOLUTION}, row by row. */
    static Ink on(byte[] luminance, int width, int height) {
        Ink ink = new Ink(luminance, width, height);
        ink.look();
        return ink;
    }

    static Ink on(Scan scan) throws RefusedDocument {
        try (Picture small = scan.page().scaled((double) RESOLUTION / scan.resolution())) {
            return on(small.luminance(), small.width(), small.height());
        }
    }

    Amount amount() {
        if (strokes >= PLENTY_OF_STROKES || pixels >= PLENTY_OF_PIXELS) {
            return Amount.PLENTY;
        }
        return strokes == 0 && palePixels < PALE_PART * width * height ? Amount.NONE : Amount.LITTLE;
    }

    /** Whether something was written by hand, a stamp or a sign, though no word may be read in it. */
    boolean isAtLeastANote() {
        return pixels >= NOTE;
    }

    private void look() {
        byte[] depth = depthBelowPaper();
        int margin = (int) (4 * PIXELS_PER_MM);
        for (int y = margin; y < height - margin; y++) {
            for (int x = margin; x < width - margin; x++) {
                int d = depth[y * width + x] & 0xFF;
                palePixels += d > PALE && d <= STRONG ? 1 : 0;
            }
        }
        collectStrokes(depth);
    }

    /** Steps of grey by which each pixel is darker than the paper around it. */
    private byte[] depthBelowPaper() {
        byte[] depth = new byte[luminance.length];
        int sheet = paper(0, 0, width, height, 128);
        for (int top = 0; top < height; top += TILE) {
            for (int left = 0; left < width; left += TILE) {
                int paper = paper(left, top, Math.min(width, left + TILE), Math.min(height, top + TILE), sheet);
                for (int y = top; y < Math.min(height, top + TILE); y++) {
                    for (int x = left; x < Math.min(width, left + TILE); x++) {
                        int value = luminance[y * width + x] & 0xFF;
                        depth[y * width + x] = (byte) Math.max(0, paper - value);
                    }
                }
            }
        }
        return depth;
    }

    /** Grey of the paper in a part of the page; that of the sheet where the part is mostly dark. */
    private int paper(int left, int top, int right, int bottom, int sheet) {
        int[] histogram = new int[256];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                histogram[luminance[y * width + x] & 0xFF]++;
            }
        }
        int brighter = (right - left) * (bottom - top) / 4;
        int grey = 255;
        while (grey > 0 && brighter >= histogram[grey]) {
            brighter -= histogram[grey];
            grey--;
        }
        return grey < sheet - STRONG ? sheet : grey;
    }

    /** Follows each connected stroke once, and counts it unless it is of the sheet or the scanner. */
    private void collectStrokes(byte[] depth) {
        boolean[] seen = new boolean[depth.length];
        int[] stack = new int[depth.length];
        int[] extent = new int[4];
        for (int start = 0; start < depth.length; start++) {
            if (seen[start] || (depth[start] & 0xFF) <= STRONG) {
                continue;
            }
            int area = follow(start, depth, seen, stack, extent);
            if (isWritten(area, extent[0], extent[1], extent[2], extent[3])) {
                strokes++;
                pixels += area;
            }
        }
    }

    private int follow(int start, byte[] depth, boolean[] seen, int[] stack, int[] extent) {
        int area = 0;
        int top = 0;
        stack[top++] = start;
        seen[start] = true;
        Arrays.fill(extent, 0, 2, Integer.MAX_VALUE);
        Arrays.fill(extent, 2, 4, -1);
        while (top > 0) {
            int at = stack[--top];
            int x = at % width;
            int y = at / width;
            area++;
            extent[0] = Math.min(extent[0], x);
            extent[1] = Math.min(extent[1], y);
            extent[2] = Math.max(extent[2], x);
            extent[3] = Math.max(extent[3], y);
            for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    int next = ny * width + nx;
                    if (!seen[next] && (depth[next] & 0xFF) > STRONG) {
                        seen[next] = true;
                        stack[top++] = next;
                    }
                }
            }
        }
        return area;
    }

    private boolean isWritten(int area, int left, int top, int right, int bottom) {
        int wide = right - left + 1;
        int tall = bottom - top + 1;
        boolean atTheEdge = left <= 1 || top <= 1 || right >= width - 2 || bottom >= height - 2;
        return area > SPECK
                && !atTheEdge
                && !isHole(area, wide, tall, left, top, right, bottom)
                && !isStaple(area, wide, tall, left, top, right, bottom)
                && !isStreak(wide, tall);
    }

    private boolean isHole(int area, int wide, int tall, int left, int top, int right, int bottom) {
        boolean round = Math.abs(wide - tall) <= 0.25 * Math.max(wide, tall) && area >= 0.6 * wide * tall;
        boolean ofHoleSize = wide >= 4 * PIXELS_PER_MM && wide <= 9 * PIXELS_PER_MM;
        return round && ofHoleSize && distanceToEdge(left, top, right, bottom) <= 18 * PIXELS_PER_MM;
    }

    private boolean isStaple(int area, int wide, int tall, int left, int top, int right, int bottom) {
        boolean small = Math.max(wide, tall) <= 14 * PIXELS_PER_MM && area <= 14 * PIXELS_PER_MM * 2.5;
        boolean thin = Math.min(wide, tall) <= 2 * PIXELS_PER_MM || area <= 3 * Math.max(wide, tall);
        int fromSide = Math.min(left, width - 1 - right);
        int fromEnd = Math.min(top, height - 1 - bottom);
        boolean inCorner = fromSide <= 20 * PIXELS_PER_MM && fromEnd <= 20 * PIXELS_PER_MM;
        return small && thin && inCorner && Math.max(wide, tall) >= 6 * PIXELS_PER_MM;
    }

    /** A scratch or dirt on the glass, drawn over the length of the page. */
    private boolean isStreak(int wide, int tall) {
        return wide <= 4 && tall >= 0.4 * height || tall <= 4 && wide >= 0.6 * width;
    }

    private int distanceToEdge(int left, int top, int right, int bottom) {
        return Math.min(Math.min(left, width - 1 - right), Math.min(top, height - 1 - bottom));
    }
}
