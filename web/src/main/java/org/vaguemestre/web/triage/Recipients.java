package org.vaguemestre.web.triage;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;

/** To whom an item can be given: {@code /o/<organisation>/destinataires}, whole, so that the field completes without waiting for anything. */
@WebServlet("/in-organisation/destinataires/*")
public class Recipients extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Structure structure;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<Object, String> names =
                structure.departments().stream().collect(Collectors.toMap(DepartmentView::id, DepartmentView::name));
        JsonArrayBuilder departments = Json.createArrayBuilder();
        for (DepartmentView one : structure.departments()) {
            departments.add(Json.createObjectBuilder()
                    .add("id", one.id().toString())
                    .add("name", one.name())
                    .add("detail", one.code()));
        }
        JsonArrayBuilder agents = Json.createArrayBuilder();
        for (AgentView one : structure.agents()) {
            agents.add(Json.createObjectBuilder()
                    .add("id", one.account().toString())
                    .add("name", one.name())
                    .add("login", one.login())
                    .add("detail", one.quality() == null ? "" : one.quality())
                    .add("department", names.getOrDefault(one.department(), "")));
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("me", CurrentAccess.get().account().toString())
                        .add("departments", departments)
                        .add("agents", agents)
                        .build()
                        .toString());
    }
}
