package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.search.SearchExports.Export;
import org.vaguemestre.search.SearchExports.Line;

/** The file that an agent takes away. */
class ResultListTest {
    private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aSpreadsheetReadsItWithItsAccentsAndItsHeadings() throws IOException {
        String csv = csv(List.of(UUID.randomUUID()), 1, true, "Fuite d’eau ; rue \"haute\"");
        assertThat(csv).startsWith("\ufeffNuméro;Sens;Arrivé le;Correspondant;Objet;");
        assertThat(csv.lines().toList().get(1))
                .startsWith("A-2026-000001;Arrivé;12/03/2026;;\"Fuite d’eau ; rue \"\"haute\"\"\";");
        assertThat(csv)
                .contains("Recherche;Arrivé en mars 2026\r\n")
                .contains("Exporté par;Jeanne Morel\r\n")
                .contains("Exporté le;25/11/2026 11:00\r\n")
                .endsWith("Courriers;1\r\n");
    }

    @Test
    void allLinesAreWrittenSomeHundredsAtATime() throws IOException {
        List<UUID> items = Stream.generate(UUID::randomUUID).limit(1_234).toList();
        List<Integer> asked = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        list(items, 1_234, true)
                .writeCsv(
                        some -> {
                            asked.add(some.size());
                            return some.stream().map(id -> line("Objet")).toList();
                        },
                        out);
        assertThat(asked).containsExactly(500, 500, 234);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + 1_234 + 5);
    }

    @Test
    void whatIsCutSaysSo() throws IOException {
        assertThat(csv(List.of(UUID.randomUUID()), 10_000, false, "Objet"))
                .contains("les premiers dans l’ordre demandé");
    }

    private static String csv(List<UUID> items, long found, boolean exact, String subject) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        list(items, found, exact)
                .writeCsv(some -> some.stream().map(id -> line(subject)).toList(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ResultList list(List<UUID> items, long found, boolean exact) {
        return new ResultList(
                new Export(UUID.randomUUID(), List.of("Arrivé en mars 2026"), found, exact, items), "Jeanne Morel", AT);
    }

    private static Line line(String subject) {
        return new Line(
                "A-2026-000001",
                Direction.INCOMING,
                State.IN_PROGRESS,
                subject,
                null,
                LocalDate.of(2026, 3, 12),
                "Voirie",
                null,
                null,
                Channel.PAPER,
                Priority.NORMAL,
                Confidentiality.NORMAL,
                null,
                null,
                AT);
    }
}
