package org.vaguemestre.worker;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;

/**
 * The mark by which a letter that was printed and signed by hand is known when it is scanned (<i>code de retour</i>): a QR code at the foot of its first
 * page on the left, on a white ground, and a line beside it for people. It stands upright whichever way the page is turned, within what office printers
 * print.
 */
final class LetterMark {
    /** Side of the code, in points: 25 mm, four pixels a module where a page is read at 150 dots an inch. */
    private static final float SIDE = 71;

    /** From the edges of the page, in points: 8 mm, printers leave out five. */
    private static final float MARGIN = 23;

    private static final float LETTERS = 7;

    /** What the font of the line beside it has no letters for. */
    private static final String NOT_LATIN = "[^\\x20-\\x7E\\xA0-\\xFF]";

    private LetterMark() {}

    /**
     * @param caption one line of plain letters
     * @throws RefusedDocument DOCUMENT_ENCRYPTED
     */
    static JsonObject write(Path letter, String code, String caption, Path out) throws RefusedDocument, IOException {
        try (PDDocument pdf = Loader.loadPDF(letter.toFile())) {
            PDPage page = pdf.getPage(0);
            BitMatrix modules = modules(code);
            try (PDPageContentStream pen = new PDPageContentStream(pdf, page, AppendMode.APPEND, true, true)) {
                pen.transform(upright(page));
                draw(pen, modules);
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), LETTERS);
                pen.newLineAtOffset(MARGIN + SIDE + 4, MARGIN + 4);
                pen.showText(caption.replaceAll(NOT_LATIN, "?"));
                pen.endText();
            }
            pdf.save(out.toFile());
            return Json.createObjectBuilder()
                    .add("pages", pdf.getNumberOfPages())
                    .build();
        } catch (InvalidPasswordException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_ENCRYPTED, e);
        }
    }

    /** With its quiet zone; a seventh of it may be soiled. */
    private static BitMatrix modules(String code) throws IOException {
        try {
            return new QRCodeWriter()
                    .encode(
                            code,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IOException(e);
        }
    }

    private static void draw(PDPageContentStream pen, BitMatrix modules) throws IOException {
        float module = SIDE / modules.getWidth();
        pen.setNonStrokingColor(Color.WHITE);
        pen.addRect(MARGIN, MARGIN, SIDE, SIDE);
        pen.fill();
        pen.setNonStrokingColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    pen.addRect(MARGIN + x * module, MARGIN + SIDE - (y + 1) * module, module, module);
                }
            }
        }
        pen.fill();
    }

    /** From the page as it is seen, its lower left corner at the origin, to the page as its file has it. */
    private static Matrix upright(PDPage page) {
        PDRectangle box = page.getCropBox();
        float left = box.getLowerLeftX();
        float bottom = box.getLowerLeftY();
        return switch (page.getRotation()) {
            case 90 -> new Matrix(0, 1, -1, 0, left + box.getWidth(), bottom);
            case 180 -> new Matrix(-1, 0, 0, -1, left + box.getWidth(), bottom + box.getHeight());
            case 270 -> new Matrix(0, -1, 1, 0, left, bottom + box.getHeight());
            default -> new Matrix(1, 0, 0, 1, left, bottom);
        };
    }
}
