package org.vaguemestre.search;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.vaguemestre.search.SearchExports.Export;
import org.vaguemestre.search.SearchExports.Line;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;

/**
 * What was found, as a file that a spreadsheet opens (<i>CSV</i>): French headings first, and after the last line what was asked, by whom
 * and when.
 *
 * @param who exported it
 */
public record ResultList(Export export, String who, Instant at) {
    private static final QuestionWords WORDS = new QuestionWords(Locale.FRENCH);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> COLUMNS = List.of(
            "number",
            "direction",
            "arrivedOn",
            "correspondent",
            "subject",
            "mailType",
            "department",
            "agent",
            "state",
            "committedFor",
            "priority",
            "channel",
            "confidentiality",
            "senderReference",
            "registeredAt");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.FRENCH).withZone(PARIS);

    /** Writes it all, the lines some hundreds at a time. */
    public void writeCsv(Function<List<UUID>, List<Line>> lines, OutputStream out) throws IOException {
        SpreadsheetWriter csv = new SpreadsheetWriter(out);
        csv.line(COLUMNS.stream().map(column -> WORDS.word("column." + column)).toList());
        List<UUID> items = export.items();
        for (int from = 0; from < items.size(); from += SearchExports.AT_ONCE) {
            List<UUID> some = items.subList(from, Math.min(items.size(), from + SearchExports.AT_ONCE));
            for (Line line : lines.apply(some)) {
                csv.line(cells(line));
            }
            csv.flush();
        }
        csv.line(List.of());
        csv.line(List.of(WORDS.word("export.criteria"), asked()));
        csv.line(List.of(WORDS.word("export.by"), who));
        csv.line(List.of(WORDS.word("export.at"), MOMENT.format(at)));
        csv.line(List.of(WORDS.word("export.lines"), count()));
        csv.flush();
    }

    /** What was asked, in one line. */
    public String asked() {
        return export.criteria().isEmpty() ? WORDS.word("export.all") : String.join(" · ", export.criteria());
    }

    /** How many there are; and of how many, where not all are. */
    public String count() {
        return export.found() > export.items().size() || !export.foundExact()
                ? WORDS.with("export.cut", export.items().size(), SearchExports.LIMIT)
                : Integer.toString(export.items().size());
    }

    private List<String> cells(Line line) {
        return Arrays.asList(
                line.number(),
                WORDS.of(line.direction()),
                day(line.arrivedOn()),
                line.correspondent(),
                line.subject(),
                line.mailType(),
                line.department(),
                line.agent(),
                WORDS.of(line.state()),
                day(line.committedFor()),
                WORDS.of(line.priority()),
                WORDS.of(line.channel()),
                WORDS.of(line.confidentiality()),
                line.senderReference(),
                line.registeredAt() == null ? "" : MOMENT.format(line.registeredAt()));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
