package org.vaguemestre.search;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.search.SearchExports.Export;
import org.vaguemestre.search.SearchExports.Line;

/**
 * What was found, as a file that a spreadsheet opens (<i>CSV</i>): UTF-8 with its mark, semicolons, French headings first, and after the last line
 * what was asked, by whom and when. Nothing in it is taken for a formula.
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
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write('\ufeff');
        row(csv, COLUMNS.stream().map(column -> WORDS.word("column." + column)).toList());
        List<UUID> items = export.items();
        for (int from = 0; from < items.size(); from += SearchExports.AT_ONCE) {
            List<UUID> some = items.subList(from, Math.min(items.size(), from + SearchExports.AT_ONCE));
            for (Line line : lines.apply(some)) {
                row(csv, cells(line));
            }
            csv.flush();
        }
        row(csv, List.of());
        row(csv, List.of(WORDS.word("export.criteria"), asked()));
        row(csv, List.of(WORDS.word("export.by"), who));
        row(csv, List.of(WORDS.word("export.at"), MOMENT.format(at)));
        row(csv, List.of(WORDS.word("export.lines"), count()));
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
        return List.of(
                text(line.number()),
                WORDS.of(line.direction()),
                day(line.arrivedOn()),
                text(line.correspondent()),
                text(line.subject()),
                text(line.mailType()),
                text(line.department()),
                text(line.agent()),
                WORDS.of(line.state()),
                day(line.committedFor()),
                WORDS.of(line.priority()),
                WORDS.of(line.channel()),
                WORDS.of(line.confidentiality()),
                text(line.senderReference()),
                line.registeredAt() == null ? "" : MOMENT.format(line.registeredAt()));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static void row(Writer csv, List<String> cells) throws IOException {
        csv.write(cells.stream().map(ResultList::cell).collect(Collectors.joining(";")));
        csv.write("\r\n");
    }

    /** In quotes where it must be (RFC 4180); what a spreadsheet would take for a formula begins with an apostrophe, which it shows as text. */
    static String cell(String value) {
        String safe = value.replace('\0', ' ');
        int first = 0;
        while (first < safe.length() && Character.isWhitespace(safe.charAt(first))) {
            first++;
        }
        boolean formula = !safe.isEmpty()
                && ("\t\r\n".indexOf(safe.charAt(0)) >= 0
                        || first < safe.length() && "=+-@＝＋－＠".indexOf(safe.charAt(first)) >= 0);
        if (formula) {
            safe = "'" + safe;
        }
        return safe.matches("(?s).*[;\"\r\n\t,].*") || formula ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
