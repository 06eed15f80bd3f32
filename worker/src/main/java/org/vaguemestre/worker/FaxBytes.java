package org.vaguemestre.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Fax-compressed pixels (CCITT G3 or G4) as a PDF holds them, given the head that makes a TIFF file of them. */
final class FaxBytes {
    private static final int FIELDS = 10;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private FaxBytes() {}

    /**
     * @param columns pixels of a line
     * @param k as in PDF: below 0 for G4, 0 for G3 in one dimension, above for two
     * @param aligned lines begin on whole bytes (G3)
     */
    static byte[] asTiff(byte[] fax, int columns, int rows, int k, boolean aligned) {
        int head = 8 + 2 + FIELDS * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(head + fax.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) FIELDS);
        field(tiff, 256, LONG, columns);
        field(tiff, 257, LONG, rows);
        field(tiff, 258, SHORT, 1);
        field(tiff, 259, SHORT, k < 0 ? 4 : 3);
        field(tiff, 262, SHORT, 0);
        field(tiff, 273, LONG, head);
        field(tiff, 277, SHORT, 1);
        field(tiff, 278, LONG, rows);
        field(tiff, 279, LONG, fax.length);
        field(tiff, 292 + (k < 0 ? 1 : 0), LONG, k < 0 ? 0 : (k > 0 ? 1 : 0) | (aligned ? 4 : 0));
        return tiff.putInt(0).put(fax).array();
    }

    private static void field(ByteBuffer tiff, int tag, int type, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }
}
