package org.vaguemestre.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Files for spreadsheets, written and read. */
class SpreadsheetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+33 6 00 00 00 00",
                "-1+1",
                "@SOMME(A1)",
                "\t=1",
                "\tx",
                "\r=1",
                "\n1",
                "  =HYPERLINK(1)",
                "\u00A0=1",
                "＝1",
                "'=x",
                "''+1"
            })
    void whatASpreadsheetWouldComputeIsATextAndComesBackAsItWas(String hostile) throws IOException {
        assertThat(cell(hostile)).startsWith("\"'");
        assertThat(read(written(List.of("n", hostile))).get(0).cells()).containsExactly("n", hostile);
    }

    @ParameterizedTest
    @CsvSource({
        "Voirie, Voirie",
        "A-2026-000001, A-2026-000001",
        "Demande d’éclairage 📬, Demande d’éclairage 📬",
        "l’eau = la vie, l’eau = la vie",
        "😀 شكرا, 😀 شكرا",
        "'''apostrophe', '''apostrophe'",
        "'', ''"
    })
    void anythingElseStandsAsItIs(String value, String cell) throws IOException {
        assertThat(cell(value)).isEqualTo(cell);
    }

    @Test
    void aCellThatWouldEndTheColumnOrTheLineIsQuoted() throws IOException {
        assertThat(cell("Terrasse ; « Le \"Petit\" Phare »\nsuite"))
                .isEqualTo("\"Terrasse ; « Le \"\"Petit\"\" Phare »\nsuite\"");
        assertThat(cell("a,=1+1")).isEqualTo("\"a,=1+1\"");
        assertThat(cell("a\t=1+1")).isEqualTo("\"a\t=1+1\"");
    }

    @Test
    void itIsWrittenAsFrenchSpreadsheetsOpenIt() throws IOException {
        assertThat(new String(
                        written(Arrays.asList("Numéro", null, LocalDate.of(2026, 11, 25))), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFNuméro;;2026-11-25\r\n");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', ',', '\t'})
    void separatorAndEncodingAreFoundByLooking(char separator) throws IOException {
        String file = "Nom;Libellé;\"x;y\"\r\nŒuvre;été;\r\n".replace(';', separator);
        for (Charset charset : List.of(StandardCharsets.UTF_8, SpreadsheetForm.WINDOWS)) {
            byte[] bytes = file.getBytes(charset);
            assertThat(SpreadsheetForm.of(() -> new ByteArrayInputStream(bytes)))
                    .isEqualTo(new SpreadsheetForm(charset, separator));
            assertThat(read(bytes))
                    .extracting(SpreadsheetReader.Line::cells)
                    .containsExactly(List.of("Nom", "Libellé", "x" + separator + "y"), List.of("Œuvre", "été", ""));
        }
    }

    @Test
    void aLineBearsItsNumberInTheFileWhateverEndsTheLines() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String file = "a;b\n\"un\ndeux\";x\n\ny".replace("\n", end);
            assertThat(read(file.getBytes(StandardCharsets.UTF_8)))
                    .extracting(SpreadsheetReader.Line::n)
                    .containsExactly(1, 2, 4, 5);
        }
    }

    @Test
    void whatStandsBehindAClosedQuoteStaysInItsCell() throws IOException {
        assertThat(read("a;\"b\" c;d\"e\"".getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .cells())
                .containsExactly("a", "b c", "d\"e\"");
    }

    @Test
    void aLineIsNeverABookNorHasItColumnsWithoutEnd() {
        for (String file : List.of(
                "a;\"never closed", "a;" + "x".repeat(30_000), "a" + ";".repeat(2_000), "a;\"" + "x".repeat(900_000))) {
            assertThatThrownBy(() -> read(file.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(Refusal.IMPORT_QUOTE_OPEN));
        }
    }

    /** The network gives what it has, and a file that is never ended is not read to its end. */
    @Test
    void aQuoteLeftOpenIsFoundBeforeAllIsRead() throws IOException {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return given[0] == 1 ? '"' : 'x';
            }
        };
        boolean[] looked = {false, false};
        SpreadsheetForm.Bytes bytes = () -> {
            for (int i = 0; i < looked.length; i++) {
                if (!looked[i]) {
                    looked[i] = true;
                    return new ByteArrayInputStream(new byte[0]);
                }
            }
            return endless;
        };
        try (SpreadsheetReader reader = SpreadsheetReader.of(bytes)) {
            assertThatThrownBy(reader::next).isInstanceOf(Refused.class);
        }
        assertThat(given[0]).isLessThan(1_000_000);
    }

    static List<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(i -> 1125L + i).toList();
    }

    /** Whatever is written, what is read again says the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsWrittenIsReadAgain(long seed) throws IOException {
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(6);
        List<List<?>> said = new ArrayList<>();
        said.add(IntStream.range(0, columns).mapToObj(i -> "c" + i).toList());
        for (int i = 0; i < 20; i++) {
            said.add(IntStream.range(0, columns).mapToObj(c -> text(random)).toList());
        }

        List<SpreadsheetReader.Line> lines = read(written(said.toArray(List[]::new)));

        assertThat(lines.stream().<List<?>>map(SpreadsheetReader.Line::cells)).isEqualTo(said);
    }

    private static String text(Random random) {
        String alphabet = "aé\"';,\t\n\r 🚧\u0627=+-@＝\u00A0";
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n > 0; n--) {
            int at = alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length())));
            text.appendCodePoint(alphabet.codePointAt(at));
        }
        return text.toString();
    }

    private static String cell(String value) throws IOException {
        String file = new String(written(List.of("n", value)), StandardCharsets.UTF_8);
        return file.substring("\uFEFFn;".length(), file.length() - 2);
    }

    private static byte[] written(List<?>... lines) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SpreadsheetWriter out = new SpreadsheetWriter(file);
        for (List<?> line : lines) {
            out.line(line);
        }
        out.flush();
        return file.toByteArray();
    }

    private static List<SpreadsheetReader.Line> read(byte[] file) throws IOException {
        List<SpreadsheetReader.Line> found = new ArrayList<>();
        try (SpreadsheetReader reader = SpreadsheetReader.of(() -> new ByteArrayInputStream(file))) {
            SpreadsheetReader.Line line;
            while ((line = reader.next()) != null) {
                found.add(line);
            }
        }
        return found;
    }
}
