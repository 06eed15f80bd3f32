package org.vaguemestre.worker;

/** What a document may cost at most; beyond, it is refused before it is opened further. */
final class Limits {
    /** Size of a file, in bytes. */
    static final long FILE = 1L << 30;

    static final int PAGES = 3_000;

    /** Of one page. */
    static final long PIXELS = 100_000_000;

    /** Bytes unpacked from one document, pictures within {@link #PIXELS} not counted. */
    static final long UNPACKED = 500_000_000;

    /** Unpacked bytes for one packed byte. */
    static final long RATIO = 100;

    /** Below so many unpacked bytes the ratio does not matter: a blank page packs very well. */
    static final long RATIO_FLOOR = 32_000_000;

    /** Entries of an archive (office documents are archives). */
    static final int ENTRIES = 2_000;

    /** Archives within archives, the outermost counted. */
    static final int DEPTH = 5;

    private Limits() {}

    /** @throws RefusedDocument PAGE_TOO_LARGE beyond {@link #PIXELS}, PAGE_DAMAGED for no pixel at all */
    static void checkPixels(long width, long height) throws RefusedDocument {
        if (width <= 0 || height <= 0) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, "a page of " + width + " by " + height + " pixels");
        }
        if (width > PIXELS || height > PIXELS || width * height > PIXELS) {
            throw new RefusedDocument(RefusalCode.PAGE_TOO_LARGE, "a page of " + width + " by " + height + " pixels");
        }
    }
}
