package org.vaguemestre.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=HYPERLINK(\"http://x\")", "+33 6 00 00 00 00", "-1+1", "@SOMME(A1)", "\t=1", "\r=1", "＝1"})
    void whatASpreadsheetWouldComputeIsMadeAText(String hostile) {
        assertThat(Csv.cell(hostile).replace("\"", "")).startsWith("'");
    }

    @Test
    void aCellThatWouldEndTheColumnOrTheLineIsQuoted() {
        assertThat(Csv.cell("Terrasse ; « Le \"Petit\" Phare »\nsuite"))
                .isEqualTo("\"Terrasse ; « Le \"\"Petit\"\" Phare »\nsuite\"");
    }

    @Test
    void anOrdinaryCellIsLeftAsItIs() {
        assertThat(Csv.cell("Demande d’éclairage 📬")).isEqualTo("Demande d’éclairage 📬");
        assertThat(Csv.cell("")).isEmpty();
    }
}
