package org.vaguemestre.web.administration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vaguemestre.organisation.StructureImport;
import org.vaguemestre.organisation.StructureImport.Line;
import org.vaguemestre.organisation.StructureImport.Table;
import org.vaguemestre.organisation.StructureImport.Verdict;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;

/** Import: a table of departments or agents, looked at line by line, then put in force whole or not at all. */
@Named("importDesk")
@RequestScoped
public class ImportDesk {
    private static final long LIMIT = 1 << 20;

    @Inject
    private Asked asked;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private StructureImport structureImport;

    private List<Line> lines = List.of();
    private String text = "";
    private boolean applied;
    private boolean read;

    public Table getTable() {
        return asked.constant(Table.class, "table").orElse(Table.DEPARTMENTS);
    }

    public Table[] getTables() {
        return Table.values();
    }

    public List<Line> getLines() {
        return lines;
    }

    public String getText() {
        return text;
    }

    /** What was shown is now in force. */
    public boolean isApplied() {
        return applied;
    }

    public boolean isApplicable() {
        /* Its button is heard before the table was read again. */
        return request.getMethod().equals("POST") && !read
                || !applied && !lines.isEmpty() && count(Verdict.REFUSED) == 0 && count(Verdict.SAME) < lines.size();
    }

    private long count(Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    public String getSummary() {
        return say.with("table.summary", count(Verdict.CREATED), count(Verdict.CHANGED), count(Verdict.REFUSED));
    }

    public String sentence(Line line) {
        return line.refusal().sentence(say.language());
    }

    public void preview() {
        read = true;
        lines = notices.unlessRefused(
                () -> {
                    text = given();
                    return structureImport.preview(getTable(), text);
                },
                List.of());
    }

    public void apply() {
        read = true;
        text = asked.text("texte").orElse("");
        lines = notices.unlessRefused(() -> structureImport.apply(getTable(), text), List.of());
        applied = !lines.isEmpty();
    }

    /** The file where one is given, else what was pasted. A table from a spreadsheet is in UTF-8 or in that of Windows. */
    private String given() {
        try {
            Part part = request.getPart("fichier");
            if (part == null || part.getSize() == 0) {
                return asked.text("texte").orElse("");
            }
            if (part.getSize() > LIMIT) {
                throw new Refused(Refusal.TABLE_TOO_LONG, StructureImport.LINES);
            }
            try (InputStream bytes = part.getInputStream()) {
                return decoded(bytes.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
