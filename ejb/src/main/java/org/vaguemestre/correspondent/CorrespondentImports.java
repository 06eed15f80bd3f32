package org.vaguemestre.correspondent;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetForm;
import org.vaguemestre.spreadsheet.SpreadsheetReader;

/**
 * Taking correspondents from a file (<i>import</i>): read whole and shown line by line first; nothing is created before a person starts it. Neither
 * the file nor a transaction is ever held whole: lines are read and done some hundreds at a time.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CorrespondentImports {
    public static final int MOST_LINES = 50_000;
    public static final int MOST_MEGABYTES = 20;
    private static final int AT_ONCE = 500;

    @EJB
    private ImportLedger ledger;

    /**
     * Reads a file, line by line.
     *
     * @return the import, to look at and to start
     * @throws Refused RIGHT_MISSING, IMPORT_NO_HEADINGS, IMPORT_TOO_LONG, IMPORT_QUOTE_OPEN, DOCUMENT_EMPTY
     */
    public UUID read(String name, long size, SpreadsheetForm.Bytes bytes) throws IOException {
        CurrentAccess.get().require(Right.CORRESPONDENT_EDIT);
        if (size > MOST_MEGABYTES * 1_000_000L) {
            throw new Refused(Refusal.IMPORT_TOO_LONG, MOST_LINES, MOST_MEGABYTES);
        }
        try (SpreadsheetReader lines = SpreadsheetReader.of(bytes)) {
            SpreadsheetReader.Line first = lines.next();
            if (first == null) {
                throw new Refused(Refusal.DOCUMENT_EMPTY);
            }
            List<Field> columns = ImportedLine.headings(first.cells());
            UUID id = ledger.begin(name, lines.form());
            try {
                readLines(id, columns, lines);
            } catch (Refused refused) {
                ledger.drop(id);
                throw refused;
            }
            ledger.wasRead(id);
            return id;
        }
    }

    private void readLines(UUID id, List<Field> columns, SpreadsheetReader lines) throws IOException {
        List<ImportedLine> some = new ArrayList<>();
        int count = 0;
        SpreadsheetReader.Line line;
        while ((line = lines.next()) != null) {
            if (!line.isBlank()) {
                if (++count > MOST_LINES) {
                    throw new Refused(Refusal.IMPORT_TOO_LONG, MOST_LINES, MOST_MEGABYTES);
                }
                some.add(ImportedLine.of(columns, line));
                if (some.size() == AT_ONCE) {
                    ledger.add(id, some);
                    some.clear();
                }
            }
        }
        ledger.add(id, some);
        if (count == 0) {
            throw new Refused(Refusal.DOCUMENT_EMPTY);
        }
    }

    /** Starts what was read; its lines are done in the background. @throws Refused NOT_FOUND, IMPORT_STARTED */
    public void start(UUID id) {
        ledger.start(id);
    }

    /** Gives it up before it was started. @throws Refused NOT_FOUND, IMPORT_STARTED */
    public void drop(UUID id) {
        ledger.drop(id);
    }

    /** The latest ones. */
    public List<ImportView> latest(int limit) {
        return ledger.latest(limit);
    }

    /** @throws Refused NOT_FOUND */
    public ImportView get(UUID id) {
        return ledger.get(id);
    }

    /** Some of its lines from a number on. @param outcome null for all */
    public ImportView.Page lines(UUID id, ImportView.Outcome outcome, int after, int limit) {
        return ledger.lines(id, outcome, after, limit);
    }

    /** Does what is left of an import that was started, some lines a transaction; done again after a crash, it goes on where it was. */
    public void finish(UUID id) {
        while (ledger.doSome(id, AT_ONCE)) {
            // each round is a transaction of its own
        }
    }
}
