package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PDF of a letter: the scanner's own bytes, the words over them, the same bytes each time. */
class LetterWriterTest {
    @TempDir
    private Path folder;

    @Test
    void aJpegScanIsKeptByteForByte() throws Exception {
        Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.letter());
        assertThat(pictureOf(assembled(page(scan, 1)))).isEqualTo(pictureOf(scan));
    }

    @Test
    void aFaxIsKeptByteForByte() throws Exception {
        Path fax = Paper.scanned(folder.resolve("fax.pdf"), Paper.blackAndWhite(Paper.letter()));
        Path letter = assembled(page(fax, 1));
        assertThat(pictureOf(letter)).isEqualTo(pictureOf(fax));
        try (PDDocument document = Loader.loadPDF(letter.toFile())) {
            assertThat(onlyPicture(document).getCOSObject().getItem(COSName.FILTER))
                    .isEqualTo(COSName.CCITTFAX_DECODE);
        }
    }

    @Test
    void aJpegFileIsKeptByteForByte() throws Exception {
        Path jpeg = folder.resolve("page.jpg");
        ImageIO.write(Paper.letter(), "jpg", jpeg.toFile());
        assertThat(pictureOf(assembled(page(jpeg, 1)))).isEqualTo(Files.readAllBytes(jpeg));
    }

    @Test
    void theWordsLieWhereTheyWereRead() throws Exception {
        Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.letter());
        Path reading = reading(0, word("Objet", 0.12, 0.20), word("éclairage", 0.5, 0.8));
        Path letter = assembled(page(scan, 1, reading, null));
        assertThat(textIn(letter, 0, 0.1, 1, 0.2)).isEqualTo("Objet");
        assertThat(textIn(letter, 0.4, 0.7, 0.5, 0.2)).isEqualTo("éclairage");
    }

    @Test
    void aPageReadUpsideDownOrLyingIsShownUprightWithItsWords() throws Exception {
        for (int turn : new int[] {90, 180, 270}) {
            Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.turned(Paper.letter(), 360 - turn));
            Path letter = assembled(page(scan, 1, reading(turn, word("Objet", 0.12, 0.20)), null));
            assertThat(textIn(letter, 0, 0.1, 0.5, 0.2)).isEqualTo("Objet");
            try (PDDocument document = Loader.loadPDF(letter.toFile())) {
                assertThat(document.getPage(0).getRotation()).isEqualTo(turn);
            }
        }
    }

    @Test
    void wordsFollowThePageThatAnAgentTurns() throws Exception {
        Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.letter());
        Path letter = assembled(page(scan, 1, reading(0, word("Objet", 0.12, 0.20)), 180));
        try (PDDocument document = Loader.loadPDF(letter.toFile())) {
            assertThat(document.getPage(0).getRotation()).isEqualTo(180);
            // the words are unseen by the eye: they are where the turned picture shows them, low on the right
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("Objet");
        }
    }

    @Test
    void theSamePagesGiveTheSameBytes() throws Exception {
        Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.letter(), Paper.blackAndWhite(Paper.letter()));
        Path digital = Paper.bornDigital(folder.resolve("digital.pdf"), Paper.LETTER);
        Path reading = reading(0, word("Objet", 0.12, 0.20));
        JsonObject[] pages = {page(scan, 2, reading, null), page(digital, 1), page(scan, 1, reading, 180)};
        byte[] first = Files.readAllBytes(assembled(pages));
        assertThat(assembled(pages)).hasBinaryContent(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("CreationDate", "ModDate");
    }

    @Test
    void aBornDigitalPageKeepsItsText() throws Exception {
        Path digital = Paper.bornDigital(folder.resolve("digital.pdf"), Paper.LETTER);
        Path reading = reading(0, word("doublé", 0.1, 0.1));
        try (PDDocument document =
                Loader.loadPDF(assembled(page(digital, 1, reading, null)).toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Objet : éclairage public")
                    .doesNotContain("doublé");
        }
    }

    @Test
    void aLetterCarriesNoPictureOfAnotherPage() throws Exception {
        Path shared = folder.resolve("shared.pdf");
        try (PDDocument document = new PDDocument()) {
            PDResources resources = new PDResources();
            PDImageXObject[] pictures = new PDImageXObject[2];
            for (int i = 0; i < 2; i++) {
                pictures[i] = JPEGFactory.createFromImage(document, noise(i));
                resources.put(COSName.getPDFName("Picture" + i), pictures[i]);
            }
            for (int i = 0; i < 2; i++) {
                PDPage page = new PDPage();
                page.setResources(resources);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(pictures[i], 100, 100, 200, 200);
                }
            }
            document.save(shared.toFile());
        }
        assertThat(Files.size(assembled(page(shared, 1)))).isLessThan(Files.size(shared) * 2 / 3);
    }

    private static BufferedImage noise(int seed) {
        java.util.Random random = new java.util.Random(seed);
        BufferedImage noise = new BufferedImage(400, 400, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 160_000; i++) {
            noise.getRaster().setSample(i % 400, i / 400, 0, random.nextInt(256));
        }
        return noise;
    }

    private int letters;

    private Path assembled(JsonObject... pages) throws IOException, RefusedDocument {
        Path out = folder.resolve("letter-" + letters++ + ".pdf");
        JsonObject told = LetterWriter.write(List.of(pages), out);
        assertThat(told.getInt("pages")).isEqualTo(pages.length);
        return out;
    }

    private static JsonObject page(Path file, int number) {
        return Json.createObjectBuilder()
                .add("file", file.toString())
                .add("page", number)
                .build();
    }

    private static JsonObject page(Path file, int number, Path reading, Integer rotation) {
        var page = Json.createObjectBuilder(page(file, number)).add("reading", reading.toString());
        return rotation == null ? page.build() : page.add("rotation", rotation).build();
    }

    private static Word word(String text, double x, double y) {
        return new Word(text, x, y, 0.1, 0.02, 0.9, 0, 0);
    }

    private Path reading(int rotation, Word... words) throws IOException {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Word word : words) {
            all.add(word.json());
        }
        Path reading = folder.resolve("reading-" + letters++ + ".json");
        Files.writeString(
                reading,
                Json.createObjectBuilder()
                        .add("rotation", rotation)
                        .add("words", all)
                        .build()
                        .toString());
        return reading;
    }

    /** Text of a part of the page as it is shown, in fractions from its top left. */
    private static String textIn(Path letter, double x, double y, double w, double h) throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.toFile())) {
            PDPage page = document.getPage(0);
            boolean lying = page.getRotation() % 180 != 0;
            double width =
                    lying ? page.getCropBox().getHeight() : page.getCropBox().getWidth();
            double height =
                    lying ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.addRegion(
                    "part", new java.awt.geom.Rectangle2D.Double(x * width, y * height, w * width, h * height));
            stripper.extractRegions(page);
            return stripper.getTextForRegion("part").strip();
        }
    }

    private static PDImageXObject onlyPicture(PDDocument document) throws IOException {
        PDResources resources = document.getPage(0).getResources();
        return (PDImageXObject)
                resources.getXObject(resources.getXObjectNames().iterator().next());
    }

    private static byte[] pictureOf(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return onlyPicture(document).getCOSObject().createRawInputStream().readAllBytes();
        }
    }
}
