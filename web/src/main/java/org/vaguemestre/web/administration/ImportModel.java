package org.vaguemestre.web.administration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.DepartmentLine;
import org.vaguemestre.organisation.StructureDesk.MemberLine;
import org.vaguemestre.organisation.StructureDesk.Standing;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;
import org.vaguemestre.web.frame.SpreadsheetDownload;

/**
 * The model of a table to import, with what is in force in it: {@code /o/<organisation>/modele-import/services.csv} or {@code agents.csv}.
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
        SpreadsheetWriter out = SpreadsheetDownload.of(response, agents ? "agents" : "services");
        if (agents) {
            agents(out);
        } else {
            departments(out);
        }
        out.flush();
    }

    private void departments(SpreadsheetWriter out) throws IOException {
        out.line(List.of("code", "nom", "rattachement", "début", "fin", "adresse", "téléphone", "courriel"));
        var lines = desk.departments();
        var codes = lines.stream().collect(Collectors.toMap(DepartmentLine::id, line -> line.content()
                .code()));
        for (DepartmentLine line : lines) {
            if (line.standing() == Standing.IN_FORCE) {
                out.line(Arrays.asList(
                        line.content().code(),
                        line.content().name(),
                        codes.get(line.content().parent()),
                        line.content().from(),
                        line.content().until(),
                        line.content().address(),
                        line.content().phone(),
                        line.content().email()));
            }
        }
    }

    private void agents(SpreadsheetWriter out) throws IOException {
        out.line(List.of(
                "identifiant",
                "prénom",
                "nom",
                "courriel",
                "rôle",
                "service",
                "qualité",
                "habilitation",
                "début",
                "fin"));
        var codes = desk.departments().stream().collect(Collectors.toMap(DepartmentLine::id, line -> line.content()
                .code()));
        for (MemberLine line : desk.members()) {
            if (line.standing() == Standing.IN_FORCE) {
                out.line(agent(line, codes.get(line.content().department())));
            }
        }
    }

    private static List<?> agent(MemberLine line, String department) {
        String clearance =
                switch (line.content().clearance()) {
                    case NORMAL -> "normale";
                    case RESTRICTED -> "restreinte";
                    case CONFIDENTIAL -> "confidentielle";
                };
        int space = line.name().indexOf(' ');
        return Arrays.asList(
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
}
