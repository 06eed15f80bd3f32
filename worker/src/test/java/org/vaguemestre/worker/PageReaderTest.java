package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Writer;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.bytedeco.leptonica.global.leptonica;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read on a page: its kind, its way up, its words. */
class PageReaderTest {
    private static final Path MODELS = Path.of("/usr/share/tesseract-ocr/5/tessdata");
    private static final String SHEET = "VAGUEMESTRE/1/port-lerin/VOIRIE/RECLAMATION";

    private static Recognition recognition;
    private static BufferedImage letter;

    @TempDir
    private Path folder;

    @BeforeAll
    static void aLetterAndAModel() throws IOException {
        assumeTrue(Files.exists(MODELS.resolve("fra.traineddata")), "tesseract-ocr-fra is not installed");
        recognition = new Recognition(MODELS, "fra");
        letter = Paper.letter();
    }

    @AfterAll
    static void theModelIsFreed() {
        if (recognition != null) {
            recognition.close();
        }
    }

    @Test
    void aScannedLetterIsReadWithThePlacesOfItsWords() throws Exception {
        JsonObject page = read(letter);
        assertThat(page.getString("kind")).isEqualTo("CONTENT");
        assertThat(page.getInt("rotation")).isZero();
        assertThat(page.getBoolean("ownText")).isFalse();
        assertThat(text(page))
                .contains("Objet : éclairage public de la rue de la Fontaine", "l'hiver, trois lampadaires");
        Word subject = word(page, "Objet");
        assertThat(subject.x()).isBetween(0.11, 0.13);
        assertThat(subject.y()).isBetween(0.18, 0.24);
        assertThat(subject.confidence()).isGreaterThan(0.8);
        assertThat(folder.resolve("page-1.jpg")).isNotEmptyFile();
        assertThat(folder.resolve("page-1.json")).isNotEmptyFile();
    }

    @Test
    void aPageUpsideDownOrLyingIsTurned() throws Exception {
        for (int turn : new int[] {90, 180, 270}) {
            JsonObject page = read(Paper.turned(letter, turn));
            assertThat(page.getInt("rotation")).isEqualTo(360 - turn);
            assertThat(text(page)).contains("éclairage public de la rue");
            assertThat(word(page, "Objet").x()).isBetween(0.11, 0.13);
            assertThat(page.getInt("height")).isGreaterThan(page.getInt("width"));
        }
    }

    @Test
    void aPageThatAPersonTurnedIsReadThatWay() throws Exception {
        Path lying = Paper.scanned(folder.resolve("scan.pdf"), Paper.turned(letter, 90));
        assertThat(text(reader().read(lying, 1, folder, 90))).doesNotContain("éclairage public de la rue");

        JsonObject page = reader().read(lying, 1, folder, 270);

        assertThat(page.getString("kind")).isEqualTo("CONTENT");
        assertThat(page.getInt("rotation")).isEqualTo(270);
        assertThat(text(page)).contains("éclairage public de la rue");
        assertThat(word(page, "Objet").x()).isBetween(0.11, 0.13);
    }

    @Test
    void aBornDigitalPageThatAPersonTurnedKeepsItsWordsWhereTheyAreSeen() throws Exception {
        Path file = Paper.bornDigital(folder.resolve("digital.pdf"), Paper.LETTER);
        Word asItLies = word(reader().read(file, 1, folder, null), "Objet");

        Word turned = word(reader().read(file, 1, folder, 180), "Objet");

        assertThat(turned.x()).isCloseTo(1 - asItLies.x() - asItLies.w(), within(0.001));
    }

    @Test
    void aDirtyLetterIsReadAndIsNotBlank() throws Exception {
        assertThat(text(read(Paper.dirtied(letter, null)))).contains("éclairage public de la rue de la Fontaine");
    }

    @Test
    void aBlankPageIsBlankInSpiteOfHolesDustAndTheOtherSide() throws Exception {
        assertThat(kind(Paper.blank())).isEqualTo("BLANK");
        assertThat(kind(Paper.dirtied(Paper.blank(), null))).isEqualTo("BLANK");
        assertThat(kind(Paper.dirtied(Paper.blank(), letter))).isEqualTo("BLANK");
    }

    @Test
    void aPageWithOneShortLineIsNotBlank() throws Exception {
        assertThat(kind(Paper.dirtied(Paper.written(List.of("Reçu le 4 mars")), null)))
                .isEqualTo("CONTENT");
    }

    @Test
    void aPageWithAHandDrawnSignOnlyIsNotBlank() throws Exception {
        BufferedImage page = Paper.blank();
        Graphics2D pen = page.createGraphics();
        pen.setColor(new Color(60, 60, 60));
        pen.setStroke(new java.awt.BasicStroke(9));
        pen.drawArc(1200, 1500, 300, 200, 20, 280);
        pen.drawLine(1300, 1700, 1700, 1450);
        pen.dispose();
        assertThat(kind(page)).isEqualTo("CONTENT");
    }

    @Test
    void ourSheetIsKnownByItsCodeWhicheverWayItLies() throws Exception {
        BufferedImage sheet = sheet(SHEET);
        for (int turn : new int[] {0, 90, 180}) {
            JsonObject page = read(Paper.turned(sheet, turn));
            assertThat(page.getString("kind")).isEqualTo("SEPARATOR");
            assertThat(page.getString("separator")).isEqualTo(SHEET);
        }
        assertThat(kind(Paper.dirtied(sheet, letter))).isEqualTo("SEPARATOR");
    }

    @Test
    void aSheetWithoutDepartmentIsASeparatorToo() throws Exception {
        assertThat(read(sheet("VAGUEMESTRE/1/port-lerin//")).getString("separator"))
                .isEqualTo("VAGUEMESTRE/1/port-lerin//");
    }

    @Test
    void theUsualPatchSheetsAreSeparators() throws Exception {
        for (Writer writer : List.of(new Code128Writer(), new Code39Writer())) {
            BarcodeFormat format = writer instanceof Code39Writer ? BarcodeFormat.CODE_39 : BarcodeFormat.CODE_128;
            BitMatrix bars = writer.encode("PATCHT", format, 0, 30);
            BufferedImage sheet = Paper.with(Paper.written(List.of("PATCH T")), bars, 500, 2200, 6);
            for (int turn : new int[] {0, 90, 180}) {
                JsonObject page = read(Paper.turned(sheet, turn));
                assertThat(page.getString("kind")).isEqualTo("SEPARATOR");
                assertThat(page.getString("separator")).isEqualTo("PATCHT");
            }
        }
        BufferedImage qr = Paper.with(Paper.blank(), qrCode("PATCHT"), 700, 900, 30);
        assertThat(read(qr).getString("separator")).isEqualTo("PATCHT");
    }

    @Test
    void anyOtherCodeBelongsToItsLetter() throws Exception {
        BitMatrix bars = new Code39Writer().encode("ASN00123", BarcodeFormat.CODE_39, 0, 30);
        BufferedImage page = Paper.with(Paper.letter(), bars, 500, 2600, 4);
        assertThat(kind(Paper.with(page, qrCode("https://example.org/payer?ref=42"), 1800, 2900, 8)))
                .isEqualTo("CONTENT");
    }

    @Test
    void aSheetWhoseCodeIsStainedIsAnUnreadableSeparator() throws Exception {
        BufferedImage sheet = sheet(SHEET);
        Graphics2D stain = sheet.createGraphics();
        stain.setColor(Color.DARK_GRAY);
        stain.fillRect(800, 1500, 700, 500);
        stain.dispose();
        JsonObject page = read(sheet);
        assertThat(page.getString("kind")).isEqualTo("UNREADABLE_SEPARATOR");
        assertThat(page).doesNotContainKey("separator");
    }

    @Test
    void aSheetOfAnotherVersionIsAnUnreadableSeparatorWithWhatItSays() throws Exception {
        JsonObject page = read(sheet("VAGUEMESTRE/9/x"));
        assertThat(page.getString("kind")).isEqualTo("UNREADABLE_SEPARATOR");
        assertThat(page.getString("separator")).isEqualTo("VAGUEMESTRE/9/x");
    }

    @Test
    void aBornDigitalPageSaysItsOwnWords() throws Exception {
        JsonObject page =
                reader().read(Paper.bornDigital(folder.resolve("digital.pdf"), Paper.LETTER), 1, folder, null);
        assertThat(page.getBoolean("ownText")).isTrue();
        assertThat(text(page)).contains("Objet : éclairage public de la rue de la Fontaine");
        Word subject = word(page, "Objet");
        assertThat(subject.x()).isBetween(0.11, 0.13);
        assertThat(subject.y()).isBetween(0.18, 0.24);
        assertThat(subject.confidence()).isEqualTo(1);
    }

    @Test
    void aFaxIsReadFromItsOwnPixels() throws Exception {
        Path fax = Paper.scanned(folder.resolve("fax.pdf"), Paper.blackAndWhite(letter));
        assertThat(text(reader().read(fax, 1, folder, null))).contains("éclairage public de la rue de la Fontaine");
    }

    @Test
    void aScanPackedWithoutLossIsReadInGreyAndInColour() throws Exception {
        BufferedImage colour = new BufferedImage(letter.getWidth(), letter.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = colour.createGraphics();
        pen.drawImage(letter, 0, 0, null);
        pen.setColor(new Color(200, 0, 0));
        pen.fillRect(1000, 2400, 600, 300);
        pen.dispose();
        for (BufferedImage page : List.of(letter, colour)) {
            Path scan = Paper.packed(folder.resolve("packed.pdf"), page);
            assertThat(text(reader().read(scan, 1, folder, null)))
                    .contains("éclairage public de la rue de la Fontaine");
        }
        int shown = ImageIO.read(folder.resolve("page-1.jpg").toFile()).getRGB(650, 1275);
        assertThat(new Color(shown).getRed()).isGreaterThan(150);
        assertThat(new Color(shown).getBlue()).isLessThan(60);
    }

    @Test
    void aTiffWithABrokenPageGivesItsGoodPages() throws Exception {
        Path tiff = folder.resolve("three.tiff");
        for (int i = 0; i < 3; i++) {
            try (Picture page = Picture.of(letter)) {
                leptonica.pixWriteTiff(tiff.toString(), page.pix(), leptonica.IFF_TIFF_LZW, i == 0 ? "w" : "a");
            }
        }
        breakSecondPage(tiff);
        assertThat(Inspection.of(tiff).getInt("pages")).isEqualTo(3);
        assertThat(text(reader().read(tiff, 1, folder, null))).contains("éclairage public");
        assertRefused(RefusalCode.PAGE_DAMAGED, tiff, 2);
        assertThat(text(reader().read(tiff, 3, folder, null))).contains("éclairage public");
    }

    /** Sends the strips of the second page out of the file. */
    private static void breakSecondPage(Path tiff) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(tiff.toFile(), "rw")) {
            long directory = at(bytes, 4);
            int fields = Short.toUnsignedInt(Short.reverseBytes(readShort(bytes, directory)));
            directory = at(bytes, directory + 2 + fields * 12L);
            fields = Short.toUnsignedInt(Short.reverseBytes(readShort(bytes, directory)));
            for (int i = 0; i < fields; i++) {
                long field = directory + 2 + i * 12L;
                if (Short.reverseBytes(readShort(bytes, field)) == 273) {
                    long count = at(bytes, field + 4);
                    bytes.seek(count == 1 ? field + 8 : at(bytes, field + 8));
                    bytes.writeInt(Integer.reverseBytes(0x7FFFFFF0));
                }
            }
        }
    }

    private static long at(RandomAccessFile bytes, long offset) throws IOException {
        bytes.seek(offset);
        return Integer.toUnsignedLong(Integer.reverseBytes(bytes.readInt()));
    }

    private static short readShort(RandomAccessFile bytes, long offset) throws IOException {
        bytes.seek(offset);
        return bytes.readShort();
    }

    @Test
    void aPictureOfAFewDotsIsReadAsAnyOther() throws Exception {
        for (int side : new int[] {40, 70, 100}) {
            assertThat(kind(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY)))
                    .isIn("BLANK", "CONTENT");
        }
    }

    @Test
    void aPageThatIsNotThereIsRefused() throws Exception {
        Path one = Paper.scanned(folder.resolve("one.pdf"), Paper.blank());
        assertRefused(RefusalCode.PAGE_DAMAGED, one, 2);
        assertRefused(RefusalCode.PAGE_DAMAGED, one, 0);
    }

    private static BufferedImage sheet(String code) throws IOException, WriterException {
        BufferedImage sheet = Paper.written(List.of("VAGUEMESTRE", "", "Feuille de séparation", "", "Voirie"));
        return Paper.with(sheet, qrCode(code), 700, 1300, 30);
    }

    private static BitMatrix qrCode(String content) throws WriterException {
        return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0);
    }

    private PageReader reader() {
        return new PageReader(recognition);
    }

    private JsonObject read(BufferedImage page) throws IOException, RefusedDocument {
        return reader().read(Paper.scanned(folder.resolve("scan.pdf"), page), 1, folder, null);
    }

    private String kind(BufferedImage page) throws IOException, RefusedDocument {
        return read(page).getString("kind");
    }

    private static List<Word> words(JsonObject page) {
        return page.getJsonArray("words").getValuesAs(JsonObject.class).stream()
                .map(Word::of)
                .toList();
    }

    private static String text(JsonObject page) {
        return words(page).stream()
                .map(Word::text)
                .collect(Collectors.joining(" "))
                .replace('’', '\'');
    }

    private static Word word(JsonObject page, String text) {
        return words(page).stream()
                .filter(word -> word.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(RefusalCode code, Path file, int page) {
        assertThatThrownBy(() -> reader().read(file, page, folder, null))
                .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }
}
