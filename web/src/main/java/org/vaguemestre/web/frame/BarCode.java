package org.vaguemestre.web.frame;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A bar code drawn as one SVG path.
 *
 * @param modules the dark modules, in a box of {@code width} and {@code height} modules
 */
public record BarCode(String modules, int width, int height) {
    /** Modules of white that a bar code needs on each side. */
    private static final int QUIET = 10;

    /** Content in a square, readable with a quarter of it spoilt. */
    public static BarCode qr(String content) {
        try {
            return of(new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.Q,
                                    EncodeHintType.MARGIN,
                                    4,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8")));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        }
    }

    /** Content in bars of the given height, in modules; a square for what bars cannot say. */
    public static BarCode bars(String content, int height) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(content)
                ? of(new Code128Writer()
                        .encode(content, BarcodeFormat.CODE_128, 0, height, Map.of(EncodeHintType.MARGIN, 2 * QUIET)))
                : qr(content);
    }

    private static BarCode of(BitMatrix code) {
        StringBuilder modules = new StringBuilder();
        for (int x = 0; x < code.getWidth(); x++) {
            int from = 0;
            for (int y = 0; y < code.getHeight(); y = from) {
                from = y + 1;
                if (code.get(x, y)) {
                    while (from < code.getHeight() && code.get(x, from)) {
                        from++;
                    }
                    modules.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append("h1v")
                            .append(from - y)
                            .append("h-1z");
                }
            }
        }
        return new BarCode(modules.toString(), code.getWidth(), code.getHeight());
    }
}
