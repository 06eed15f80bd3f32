package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.refusal.Refused;

class ImportedTableTest {
    private static final List<String> REQUIRED = List.of("code", "nom");

    @Test
    void aTableIsReadAsASpreadsheetOfFranceWritesIt() {
        List<Map<String, String>> lines = ImportedTable.lines(
                "\uFEFFCode;Nom;Téléphone\r\nVOIRIE;\"Voirie; \"\"espaces\"\" verts\";\r\n\r\nURBA;Urbanisme;02 40 00 00 00\r\n",
                REQUIRED,
                10);
        assertThat(lines)
                .containsExactly(
                        Map.of("code", "VOIRIE", "nom", "Voirie; \"espaces\" verts"),
                        Map.of("code", "URBA", "nom", "Urbanisme", "telephone", "02 40 00 00 00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t"})
    void whateverIsWrittenIsReadAgain(String separator) {
        Random random = new Random(20261125);
        String alphabet = "aé\"';,\t\n 🚧\u0627=";
        List<String> written = new ArrayList<>();
        StringBuilder table = new StringBuilder("code" + separator + "nom\n");
        for (int i = 0; i < 200; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int n = random.nextInt(12); n > 0; n--) {
                int at = alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length())));
                name.appendCodePoint(alphabet.codePointAt(at));
            }
            written.add(name.append('x').toString());
            table.append("C")
                    .append(i)
                    .append(separator)
                    .append('"')
                    .append(name.toString().replace("\"", "\"\""))
                    .append("\"\n");
        }
        assertThat(ImportedTable.lines(table.toString(), REQUIRED, 500))
                .extracting(line -> line.get("nom"))
                .containsExactlyElementsOf(written);
    }

    @Test
    void aTableWithoutItsColumnsOrLinesOrWithTooManyIsRefused() {
        assertThatThrownBy(() -> ImportedTable.lines("", REQUIRED, 10)).hasMessageContaining("IMPORT_EMPTY");
        assertThatThrownBy(() -> ImportedTable.lines("code;nom\n", REQUIRED, 10))
                .hasMessageContaining("IMPORT_EMPTY");
        assertThatThrownBy(() -> ImportedTable.lines("code;libellé\nA;B\n", REQUIRED, 10))
                .hasMessageContaining("IMPORT_COLUMNS")
                .hasMessageContaining("nom");
        assertThatThrownBy(() -> ImportedTable.lines("code;nom\nA;A\nB;B\n", REQUIRED, 1))
                .hasMessageContaining("TABLE_TOO_LONG");
    }

    @Test
    void aDayIsReadAsWrittenInFranceOrByAMachine() {
        assertThat(StructureImport.day(Map.of("debut", "1/9/2026"), "debut", null))
                .isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(StructureImport.day(Map.of("debut", "2026-09-01"), "debut", null))
                .isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(StructureImport.day(Map.of(), "debut", LocalDate.EPOCH)).isEqualTo(LocalDate.EPOCH);
        assertThatThrownBy(() -> StructureImport.day(Map.of("debut", "31/02/26"), "debut", null))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aClearanceIsReadInWords() {
        assertThat(StructureImport.clearance("Confidentielle", null)).isEqualTo(Confidentiality.CONFIDENTIAL);
        assertThat(StructureImport.clearance(null, Confidentiality.RESTRICTED)).isEqualTo(Confidentiality.RESTRICTED);
        assertThatThrownBy(() -> StructureImport.clearance("secret", null)).isInstanceOf(Refused.class);
    }
}
