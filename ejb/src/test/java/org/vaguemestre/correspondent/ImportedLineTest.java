package org.vaguemestre.correspondent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetReader;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;

/** A file of correspondents, read line by line. */
class ImportedLineTest {
    @Test
    void theFileThatIsTakenAwayComesBackAsItWas() throws IOException {
        List<ImportedLine> lines = read(written(CorrespondentFile::model));

        assertThat(lines).hasSize(2).allMatch(line -> line.refused() == null);
        assertThat(Particulars.of(lines.get(0).said()).displayName()).isEqualTo("Mme Élodie Marchand");
        assertThat(lines.get(1).said()).containsEntry(Field.REFERENCE, "TIERS-0002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nom;ville\nMarchand;Port-Lérin",
                "NOM,Ville\r\nMarchand,Port-Lérin\r\n",
                "Ville\tRaison_Sociale\n\"Port-Lérin\"\tMarchand\n",
                "ville;inconnue;Nom\nPort-Lérin;?;\" Marchand \"\n\n\n"
            })
    void headingsInAnyOrderAndSeparatorAreRecognised(String file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
            List<ImportedLine> lines = read(file.getBytes(charset));

            assertThat(lines).hasSize(1);
            assertThat(lines.get(0).said())
                    .containsEntry(Field.NAME, "Marchand")
                    .containsEntry(Field.CITY, "Port-Lérin");
        }
    }

    @Test
    void aFileWithoutNamesIsRefused() {
        assertThatThrownBy(() -> read("ville;cp\nx;1"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.IMPORT_NO_HEADINGS));
    }

    @Test
    void aQuoteNeverClosedIsRefusedAndFillsNoMemory() {
        String file = "nom;ville\n\"Marchand;" + "x".repeat(100_000);

        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.IMPORT_QUOTE_OPEN));
    }

    @ParameterizedTest
    @CsvSource({
        "'nom;courriel\n;a@b.fr',                      FIELD_MISSING",
        "'nom;courriel\nMarchand;pas une adresse',     FIELD_INVALID",
        "'nom;type\nMarchand;martien',                 FIELD_INVALID",
        "'nom;cp\nMarchand;12345678901',               FIELD_TOO_LONG",
        "'nom;ville\nMarchand;Lérin;en trop',          IMPORT_CELLS_TOO_MANY"
    })
    void aLineThatCannotBeIsRefusedWithItsReason(String file, Refusal reason) throws IOException {
        List<ImportedLine> lines = read(file);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).refused().refusal()).isEqualTo(reason);
        assertThat(lines.get(0).n()).isEqualTo(2);
    }

    @Test
    void aLineBearsItsNumberInTheFileEvenAfterAddressesOfSeveralLines() throws IOException {
        List<ImportedLine> lines = read("nom;adresse\nUn;\"1 rue\r\nBâtiment B\"\n\nDeux;x\n");

        assertThat(lines).extracting(ImportedLine::n).containsExactly(2, 5);
        assertThat(lines.get(0).said()).containsEntry(Field.ADDRESS, "1 rue\nBâtiment B");
    }

    static List<Long> seeds() {
        return IntStream.range(0, 300).mapToObj(i -> 77L + i).toList();
    }

    /** Whatever correspondents say, what is exported and imported again says the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsExportedIsImportedTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        List<Particulars> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            said.add(someone(random));
        }

        List<ImportedLine> lines = read(written(out -> {
            CorrespondentFile.headings(out);
            for (Particulars one : said) {
                CorrespondentFile.line(out, one);
            }
        }));

        assertThat(lines).allSatisfy(line -> assertThat(line.refused()).isNull());
        assertThat(lines.stream().map(line -> Particulars.of(line.said()).values()))
                .isEqualTo(said.stream().map(Particulars::values).toList());
    }

    /** Bytes of any kind are read to an end, or refused; nothing else. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytesAreReadOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        byte[] head = "nom;ville\n".getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[head.length + noise.length];
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(noise, 0, file, head.length, noise.length);
        try {
            read(file).forEach(line -> assertThat(
                            line.refused() != null || line.said().containsKey(Field.NAME))
                    .isTrue());
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(Refusal.IMPORT_QUOTE_OPEN);
        }
    }

    private static Particulars someone(Random random) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (field == Field.NAME || random.nextBoolean()) {
                said.put(field, value(field, random));
            }
        }
        return Particulars.of(said);
    }

    private static String value(Field field, Random random) {
        return switch (field) {
            case KIND -> CorrespondentView.Kind.values()[random.nextInt(2)].name();
            case STANDING -> Standing.values()[random.nextInt(4)].name();
            case EMAIL -> "a" + random.nextInt(99) + "@exemple.fr";
            case POSTAL_CODE -> "4451" + random.nextInt(9);
            default -> {
                String[] words = {
                    "L’Œuvre; «du» \"Phare\"",
                    "=SUM(1)",
                    "+33 6",
                    "مرحبا بالعالم",
                    "🌊🌊",
                    "Ligne 1\nligne 2",
                    "'apostrophe",
                    "''=x",
                    "x".repeat(30),
                    "a,b\tc"
                };
                yield words[random.nextInt(words.length)] + (random.nextBoolean() ? "" : " fin");
            }
        };
    }

    private static List<ImportedLine> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ImportedLine> read(byte[] file) throws IOException {
        List<ImportedLine> found = new ArrayList<>();
        try (SpreadsheetReader lines = SpreadsheetReader.of(() -> new ByteArrayInputStream(file))) {
            List<Field> columns = ImportedLine.headings(lines.next().cells());
            SpreadsheetReader.Line line;
            while ((line = lines.next()) != null) {
                if (!line.isBlank()) {
                    found.add(ImportedLine.of(columns, line));
                }
            }
        }
        return found;
    }

    private interface Content {
        void to(SpreadsheetWriter out) throws IOException;
    }

    private static byte[] written(Content content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SpreadsheetWriter out = new SpreadsheetWriter(file);
        content.to(out);
        out.flush();
        return file.toByteArray();
    }
}
