package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter printed to be signed by hand is known again when it is scanned, however it was laid on the glass. */
class LetterMarkTest {
    private static final Path MODELS = Path.of("/usr/share/tesseract-ocr/5/tessdata");
    private static final String CODE = "VAGUEMESTRE/R/1/019A2F6C00007000800000000000ABCD";

    private static Recognition recognition;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aModel() {
        assumeTrue(Files.exists(MODELS.resolve("fra.traineddata")), "tesseract-ocr-fra is not installed");
        recognition = new Recognition(MODELS, "fra");
    }

    @AfterAll
    static void theModelIsFreed() {
        if (recognition != null) {
            recognition.close();
        }
    }

    @Test
    void aScannedLetterSaysWhichItIsAndIsReadAsAnyOther() throws Exception {
        JsonObject page = read(printed(0, 300));
        assertThat(page.getString("kind")).isEqualTo("CONTENT");
        assertThat(page.getString("letter")).isEqualTo(CODE);
        assertThat(page).doesNotContainKey("separator");
        assertThat(page.getJsonArray("words").toString()).contains("éclairage", "D-2026-00042");
    }

    @Test
    void itIsKnownWhicheverWayItLies() throws Exception {
        for (int turn : new int[] {90, 180, 270}) {
            assertThat(read(Paper.turned(printed(0, 300), turn)).getString("letter"))
                    .as("turned by %d", turn)
                    .isEqualTo(CODE);
        }
    }

    @Test
    void itIsKnownThroughDirtADarkOtherSideAndASkewedGlass() throws Exception {
        assertThat(read(Paper.dirtied(printed(0, 300), Paper.letter())).getString("letter"))
                .isEqualTo(CODE);
        for (double degrees : new double[] {-3, 2}) {
            assertThat(read(Paper.dirtied(askew(printed(0, 300), degrees), null))
                            .getString("letter"))
                    .as("askew by %s", degrees)
                    .isEqualTo(CODE);
        }
    }

    @Test
    void itIsKnownInAFaxAndAtTwoHundredDots() throws Exception {
        assertThat(read(Paper.blackAndWhite(printed(0, 300))).getString("letter"))
                .isEqualTo(CODE);
        assertThat(read(printed(0, 200)).getString("letter")).isEqualTo(CODE);
    }

    @Test
    void thePageOfATurnedFileBearsItUprightWhereItIsSeen() throws Exception {
        for (int rotation : new int[] {90, 180, 270}) {
            JsonObject page = read(printed(rotation, 300));
            assertThat(page.getString("letter"))
                    .as("file turned by %d", rotation)
                    .isEqualTo(CODE);
        }
    }

    @Test
    void theOtherPagesStayAsTheyWere() throws Exception {
        Path marked = marked(0);
        try (PDDocument pdf = Loader.loadPDF(marked.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
        JsonObject second = new PageReader(recognition).read(marked, 2, folder, null);
        assertThat(second).doesNotContainKey("letter");
    }

    /** A letter of two pages, its first turned in its file. */
    private Path marked(int rotation) throws IOException, RefusedDocument {
        Path letter = folder.resolve("letter.pdf");
        Path one = Paper.bornDigital(folder.resolve("one.pdf"), Paper.LETTER);
        Path two = Paper.bornDigital(folder.resolve("two.pdf"), List.of("Pièce jointe : plan de la rue"));
        try (PDDocument first = Loader.loadPDF(one.toFile());
                PDDocument second = Loader.loadPDF(two.toFile());
                PDDocument pdf = new PDDocument()) {
            pdf.importPage(first.getPage(0)).setRotation(rotation);
            pdf.importPage(second.getPage(0));
            pdf.save(letter.toFile());
        }
        Path marked = folder.resolve("marked.pdf");
        JsonObject told = LetterMark.write(letter, CODE, "D-2026-00042 - a signer", marked);
        assertThat(told.getInt("pages")).isEqualTo(2);
        return marked;
    }

    /** Its first page, as a printer lays it on paper. */
    private BufferedImage printed(int rotation, int resolution) throws IOException, RefusedDocument {
        try (PDDocument pdf = Loader.loadPDF(marked(rotation).toFile())) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, resolution, ImageType.GRAY);
        }
    }

    private static BufferedImage askew(BufferedImage page, double degrees) {
        BufferedImage laid = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D glass = laid.createGraphics();
        glass.setColor(java.awt.Color.WHITE);
        glass.fillRect(0, 0, laid.getWidth(), laid.getHeight());
        glass.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        glass.rotate(Math.toRadians(degrees), laid.getWidth() / 2.0, laid.getHeight() / 2.0);
        glass.drawImage(page, 0, 0, null);
        glass.dispose();
        return laid;
    }

    private JsonObject read(BufferedImage page) throws IOException, RefusedDocument {
        return new PageReader(recognition).read(Paper.scanned(folder.resolve("scan.pdf"), page), 1, folder, null);
    }
}
