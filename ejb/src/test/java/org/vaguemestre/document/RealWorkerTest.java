package org.vaguemestre.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The pool with the worker as it was built; skipped where only this module was built. */
class RealWorkerTest {
    private static final Path WORKER = Path.of("..", "worker", "target", "worker");

    @TempDir
    private Path folder;

    private DocumentWorkers workers;

    @BeforeEach
    void theWorkerWasBuilt() {
        assumeTrue(Files.isDirectory(WORKER), "the worker module was not packaged before this one");
        workers = new DocumentWorkers(WorkerSettings.of(WORKER, folder.resolve("work")));
    }

    @AfterEach
    void allEnds() {
        if (workers != null) {
            workers.close();
        }
    }

    @Test
    void aPictureIsInspectedReadAndMadeAPdfTwiceTheSame() throws IOException {
        Path picture = folder.resolve("page.png");
        BufferedImage page = new BufferedImage(800, 1100, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 1100; y++) {
            for (int x = 0; x < 800; x++) {
                boolean bar = x > 100 && x < 700 && y > 100 && y < 1000 && y / 20 % 2 == 0 && x / 9 % 3 != 0;
                page.setRGB(x, y, bar ? 0 : 0xFFFFFF);
            }
        }
        ImageIO.write(page, "png", picture.toFile());

        assertThat(workers.inspect(picture)).isEqualTo(new Inspection("image/png", 1, false, false));
        PageReading reading = workers.readPage(picture, 1, folder.resolve("pages"));
        assertThat(reading.kind()).isEqualTo(PageReading.Kind.CONTENT);
        assertThat(reading.preview()).isNotEmptyFile();
        assertThat(PageReading.of(reading.reading())).isEqualTo(reading);

        Path first = folder.resolve("letters/first.pdf");
        Path second = folder.resolve("letters/second.pdf");
        workers.assemble(List.of(LetterPage.of(picture, reading)), first);
        workers.close();
        workers = new DocumentWorkers(WorkerSettings.of(WORKER, folder.resolve("work")));
        workers.assemble(List.of(LetterPage.of(picture, reading)), second);
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(workers.inspect(first).pages()).isEqualTo(1);
    }

    @Test
    void aProgramNamedPdfIsRefused() throws IOException {
        Path program = folder.resolve("letter.pdf");
        Files.write(program, "\177ELF\2\1\1".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> workers.inspect(program))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.DOCUMENT_TYPE_REFUSED));
    }
}
