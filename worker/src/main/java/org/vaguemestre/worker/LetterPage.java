package org.vaguemestre.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** A page that shows one picture and nothing else. */
final class LetterPage {
    private LetterPage() {}

    /** A page of the size of a picture at a resolution in pixels an inch. */
    static PDPage showing(PDDocument letter, PDImageXObject image, double resolution, int turn) throws IOException {
        float width = (float) (image.getWidth() * 72 / resolution);
        float height = (float) (image.getHeight() * 72 / resolution);
        return showing(letter, image, new PDRectangle(width, height), new Matrix(width, 0, 0, height, 0, 0), turn);
    }

    /** A page of a given size; the matrix puts the picture's unit square on it. */
    static PDPage showing(PDDocument letter, PDImageXObject image, PDRectangle box, Matrix placed, int rotation)
            throws IOException {
        PDPage page = new PDPage(box);
        page.setRotation(Math.floorMod(rotation, 360));
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Im0"), image);
        page.setResources(resources);
        PDStream contents = new PDStream(letter);
        try (OutputStream out = contents.createOutputStream()) {
            out.write(String.format(
                            Locale.ROOT,
                            "q %.4f %.4f %.4f %.4f %.4f %.4f cm /Im0 Do Q\n",
                            placed.getScaleX(),
                            placed.getShearY(),
                            placed.getShearX(),
                            placed.getScaleY(),
                            placed.getTranslateX(),
                            placed.getTranslateY())
                    .getBytes(StandardCharsets.US_ASCII));
        }
        page.setContents(contents);
        letter.addPage(page);
        return page;
    }
}
