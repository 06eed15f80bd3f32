package org.vaguemestre.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void anIntactExportIsToldInOneFrenchLine() throws IOException {
        ExportFixture export = ExportFixture.of(12_345);
        assertThat(run(file(export.bytes()))).isZero();
        assertThat(told().replaceAll("\\h", " "))
                .isEqualTo("intact : 12 345 entrées, tête " + export.head() + System.lineSeparator());
    }

    @Test
    void anAlteredExportNamesTheEntryAndTheReason() throws IOException {
        ExportFixture export = ExportFixture.of(3);
        export.lines().remove(2);
        assertThat(run(file(export.bytes()))).isEqualTo(1);
        assertThat(told()).isEqualTo("altéré à l’entrée 2 : l’entrée porte le numéro « 3 »" + System.lineSeparator());
    }

    @Test
    void aFileThatCannotBeReadIsNeitherIntactNorAltered() {
        assertThat(run(folder.resolve("absent.jsonl").toString())).isEqualTo(2);
        assertThat(told()).startsWith("illisible : ");
    }

    @Test
    void anExpectedHeadIsAsked() throws IOException {
        ExportFixture export = ExportFixture.of(3);
        String file = file(export.bytes());
        assertThat(run("--head", export.head(), file)).isZero();
        assertThat(run("--head", "f".repeat(64), file)).isEqualTo(1);
    }

    @Test
    void whatIsAskedWronglyIsExplained() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--head", "abc", "journal.jsonl")).isEqualTo(2);
        assertThat(told()).startsWith("usage : ");
    }

    private String file(byte[] export) throws IOException {
        return Files.write(folder.resolve("journal.jsonl"), export).toString();
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
