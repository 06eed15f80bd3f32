package org.vaguemestre.web.steering;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;
import org.vaguemestre.web.frame.SpreadsheetDownload;

/** A table of figures as a file: {@code /o/<organisation>/tableau-csv?table=…}, for the same period and department as on its page. */
@WebServlet("/in-organisation/tableau-csv/*")
public class SteeringExport extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SteeringTables tables;

    @Inject
    private transient Friction friction;

    @Inject
    private transient Steering steering;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Supplier<Table>> all = Map.of(
                SteeringTables.WEEKS, tables::weeks,
                SteeringTables.DELAYS, tables::delays,
                SteeringTables.AGES, tables::ages,
                SteeringTables.TYPES, tables::types,
                SteeringTables.DEPARTMENTS, tables::departments,
                SteeringTables.AGENTS, tables::agents,
                Friction.WAITS, friction::getWaits,
                Friction.DETOURS, friction::getDetours,
                Friction.TWICE, friction::getTwice);
        String name = String.valueOf(request.getParameter("table"));
        if (!all.containsKey(name) || name.equals(SteeringTables.AGENTS) && !steering.isEverything()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Table table = all.get(name).get();
        SpreadsheetWriter csv = SpreadsheetDownload.of(
                response, name + "-" + CurrentAccess.get().slug());
        csv.line(table.head());
        for (Table.Row row : table.rows()) {
            List<String> line = new ArrayList<>(List.of(row.label()));
            row.cells().forEach(cell -> line.add(cell.text()));
            csv.line(line);
        }
        csv.flush();
    }
}
