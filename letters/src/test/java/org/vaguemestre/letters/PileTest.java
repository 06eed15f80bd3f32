package org.vaguemestre.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PileTest {
    private static final LetterWriter WRITER =
            new LetterWriter(7, "port-lerin", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 20));

    @TempDir
    private Path folder;

    @Test
    void theSameSeedWritesTheSameLetters() {
        LetterWriter again = new LetterWriter(7, "port-lerin", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 11, 20));
        for (int i = 0; i < 200; i++) {
            assertThat(again.letter(i)).isEqualTo(WRITER.letter(i));
        }
    }

    @Test
    void lettersGoToManyDepartmentsAndNoneKeepsAnUnwrittenName() {
        Set<String> departments = new HashSet<>();
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            Letter letter = WRITER.letter(i);
            departments.add(letter.department());
            subjects.add(letter.subject());
            assertThat(letter.subject() + letter.paragraphs()).doesNotContain("<", "{", "|");
        }
        assertThat(departments).hasSize(10);
        assertThat(subjects).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @EnumSource(value = SeparatorSheet.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aSeparatorIsReadBackFromItsSheet(SeparatorSheet separator) throws Exception {
        Pile.Page sheet =
                new Pile(3, 150, separator, true).draw(WRITER.letter(1)).get(0);
        String read = new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(sheet.image()))))
                .getText();
        assertThat(read).isEqualTo(sheet.text());
    }

    @Test
    void aPdfPileHasThePagesOfItsTruth() throws Exception {
        Path file = folder.resolve("pile.pdf");
        int pages = 0;
        try (PileFile pile = PileFile.pdf(file)) {
            for (int i = 0; i < 4; i++) {
                for (Pile.Page page : new Pile(3, 100, SeparatorSheet.PATCHT, true).draw(WRITER.letter(i))) {
                    pile.add(page.image());
                    pages++;
                }
            }
        }
        try (PDDocument read = Loader.loadPDF(file.toFile())) {
            assertThat(read.getNumberOfPages()).isEqualTo(pages);
        }
    }

    @Test
    void aTiffPileHasThePagesOfItsTruth() throws Exception {
        Path file = folder.resolve("pile.tiff");
        try (PileFile pile = PileFile.tiff(file)) {
            for (Pile.Page page : new Pile(3, 72, SeparatorSheet.QR, false).draw(WRITER.letter(1))) {
                pile.add(page.image());
            }
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(2);
        }
    }

    @Test
    void anOfficeScanCarriesItsWordsBehindItsPicture() throws Exception {
        Letter letter = WRITER.letter(5);
        Path file = folder.resolve("scan.pdf");
        OfficeScan.write(letter, file, false);
        try (PDDocument read = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains(letter.sender().displayName());
        }
    }
}
