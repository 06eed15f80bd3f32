package org.vaguemestre.web.administration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.DepartmentLine;
import org.vaguemestre.organisation.StructureDesk.MemberLine;
import org.vaguemestre.organisation.StructureDesk.Standing;

/**
 * The model of a table to import, with what is in force in it: {@code /o/<organisation>/modele-import/services.csv} or {@code agents.csv}. A cell that a
 * spreadsheet would take for a formula is kept from it.
 */
@WebServlet("/in-organisation/modele-import/*")
public class ImportModel extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient StructureDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!CurrentAccess.get().has(Right.ORGANISATION_ADMINISTER)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        boolean agents = "/agents.csv".equals(request.getPathInfo());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + (agents ? "agents.csv" : "services.csv") + "\"");
        response.getWriter().write("\uFEFF" + (agents ? agents() : departments()));
    }

    private String departments() {
        var lines = desk.departments();
        return "code;nom;rattachement;début;fin;adresse;téléphone;courriel\r\n"
                + lines.stream()
                        .filter(line -> line.standing() == Standing.IN_FORCE)
                        .map(line -> row(
                                line.content().code(),
                                line.content().name(),
                                lines.stream()
                                        .filter(above ->
                                                above.id().equals(line.content().parent()))
                                        .map(above -> above.content().code())
                                        .findFirst()
                                        .orElse(null),
                                line.content().from(),
                                line.content().until(),
                                line.content().address(),
                                line.content().phone(),
                                line.content().email()))
                        .collect(Collectors.joining());
    }

    private String agents() {
        var codes = desk.departments().stream().collect(Collectors.toMap(DepartmentLine::id, line -> line.content()
                .code()));
        return "identifiant;prénom;nom;courriel;rôle;service;qualité;habilitation;début;fin\r\n"
                + desk.members().stream()
                        .filter(line -> line.standing() == Standing.IN_FORCE)
                        .map(line -> agent(line, codes.get(line.content().department())))
                        .collect(Collectors.joining());
    }

    private static String agent(MemberLine line, String department) {
        String clearance =
                switch (line.content().clearance()) {
                    case NORMAL -> "normale";
                    case RESTRICTED -> "restreinte";
                    case CONFIDENTIAL -> "confidentielle";
                };
        int space = line.name().indexOf(' ');
        return row(
                line.login(),
                line.name().substring(0, space),
                line.name().substring(space + 1),
                null,
                line.role(),
                department,
                line.content().quality(),
                clearance,
                line.content().from(),
                line.content().until());
    }

    private static String row(Object... cells) {
        StringBuilder row = new StringBuilder();
        for (Object cell : cells) {
            String text = cell == null ? "" : cell.toString();
            if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
                text = "'" + text;
            }
            row.append(row.isEmpty() ? "" : ";")
                    .append(text.matches("[^\";\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"');
        }
        return row.append("\r\n").toString();
    }
}
