package org.vaguemestre.letters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A letter as an office copier with text recognition delivers it: the picture of the page, and its words unseen behind the picture; or as its
 * sender exported it, without any picture.
 */
final class OfficeScan {
    private static final int DPI = 150;

    private OfficeScan() {}

    static int write(Letter letter, Path file, boolean bornDigital) throws IOException {
        try (PDDocument written = new PDDocument()) {
            LetterPdf.write(written, letter);
            try (PDDocument document = LetterPdf.laid(written)) {
                if (!bornDigital) {
                    coverWithPictures(document, letter);
                }
                document.save(file.toFile());
                return document.getNumberOfPages();
            }
        }
    }

    private static void coverWithPictures(PDDocument document, Letter letter) throws IOException {
        Random random = new Random(letter.index());
        PDFRenderer renderer = new PDFRenderer(document);
        Condition[] conditions = {Condition.CLEAN, Condition.GREY, Condition.STAMPED, Condition.CLEAN, Condition.FADED};
        Condition condition = conditions[random.nextInt(conditions.length)];
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            PDPage page = document.getPage(i);
            byte[] picture = PileFile.jpeg(condition.scan(renderer.renderImageWithDPI(i, DPI, ImageType.GRAY), random));
            try (PDPageContentStream over = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                over.drawImage(
                        JPEGFactory.createFromByteArray(document, picture),
                        0,
                        0,
                        page.getMediaBox().getWidth(),
                        page.getMediaBox().getHeight());
            }
        }
    }
}
