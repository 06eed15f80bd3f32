package org.vaguemestre.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
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
                .isEqualTo("intact, mais non signé (format 1) : 12 345 entrées, tête " + export.head()
                        + System.lineSeparator());
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

    @Test
    void theKeyOfThePortalIsAskedAndWhatItProvesIsTold() throws IOException {
        String key = SecondOpinionTest.KEY.toString();
        ExportFixture export = ExportFixture.signed(3, ExportFixture.KEY, Set.of(2));
        assertThat(run("--key", key, "--head", export.head(), file(export.bytes())))
                .isZero();
        assertThat(told().strip())
                .isEqualTo("intact et signé : 3 entrées au 02/03/2026 08:15:00 UTC, tête " + export.head());
        printed.reset();
        assertThat(run(file(export.bytes()))).isZero();
        assertThat(told()).startsWith("intact, mais signature non vérifiée (donnez --key) : ");
        printed.reset();
        assertThat(run("--key", key, file(ExportFixture.of(3).bytes()))).isEqualTo(1);
        assertThat(told()).startsWith("altéré à l’entrée 0 : l’export est au format 1, que rien ne signe");
    }

    @Test
    void theCheckpointsFoundRightAreWrittenForATimeStampToBeChecked() throws IOException {
        String key = SecondOpinionTest.KEY.toString();
        Path into = folder.resolve("checkpoints");
        ExportFixture export = ExportFixture.signed(3, ExportFixture.KEY, Set.of(2));
        assertThat(run("--key", key, "--checkpoints", into.toString(), file(export.bytes())))
                .isZero();
        assertThat(into.resolve("2.checkpoint")).hasSize(123);
        assertThat(into.resolve("3.checkpoint")).hasSize(123);
        assertThat(Files.readString(into.resolve("2.checkpoint"), StandardCharsets.ISO_8859_1))
                .startsWith("vaguemestre-checkpoint-v1\n");
    }

    @Test
    void aKeyThatIsNoneProvesNothing() throws IOException {
        String export = file(ExportFixture.of(3).bytes());
        assertThat(run("--key", export, export)).isEqualTo(2);
        assertThat(told()).startsWith("illisible : ");
        assertThat(run("--key", folder.resolve("absent.pem").toString(), export))
                .isEqualTo(2);
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
