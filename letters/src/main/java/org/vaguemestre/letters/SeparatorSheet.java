package org.vaguemestre.letters;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;

/** Sheets laid between two letters of a pile. */
public enum SeparatorSheet {
    /** The application's own, with department and mail type. */
    QR,
    /** The usual patch sheet, in Code 128. */
    PATCHT,
    /** The same in Code 39. */
    PATCHT39,
    /** None: one letter a pile. */
    NONE;

    /** What the sheet before a letter says. */
    String content(Letter letter) {
        return this == QR
                ? "VAGUEMESTRE/1/" + letter.organisation() + "/" + letter.department() + "/" + letter.mailType()
                : "PATCHT";
    }

    BufferedImage draw(String content, int width, int height) {
        try {
            BitMatrix code =
                    switch (this) {
                        case QR ->
                            new MultiFormatWriter()
                                    .encode(
                                            content,
                                            BarcodeFormat.QR_CODE,
                                            width / 3,
                                            width / 3,
                                            Map.of(EncodeHintType.MARGIN, 4));
                        case PATCHT ->
                            new MultiFormatWriter()
                                    .encode(
                                            content,
                                            BarcodeFormat.CODE_128,
                                            width / 2,
                                            height / 14,
                                            Map.of(EncodeHintType.MARGIN, 20));
                        case PATCHT39 ->
                            new MultiFormatWriter()
                                    .encode(
                                            content,
                                            BarcodeFormat.CODE_39,
                                            width / 2,
                                            height / 14,
                                            Map.of(EncodeHintType.MARGIN, 20));
                        case NONE -> throw new IllegalArgumentException("No sheet to draw");
                    };
            BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D paper = sheet.createGraphics();
            paper.setColor(Color.WHITE);
            paper.fillRect(0, 0, width, height);
            paper.drawImage(MatrixToImageWriter.toBufferedImage(code), (width - code.getWidth()) / 2, height / 4, null);
            paper.dispose();
            return sheet;
        } catch (WriterException e) {
            throw new IllegalArgumentException("Not a separator: " + content, e);
        }
    }
}
