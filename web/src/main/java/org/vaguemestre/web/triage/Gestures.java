package org.vaguemestre.web.triage;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.mail.AskedAct;
import org.vaguemestre.mail.MailAct;
import org.vaguemestre.mail.MailBatch;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.signin.Session;

/**
 * One act on one item or on many, as a page asks for it: {@code act}, {@code item} for each ({@code organisation/item/version}), and what the act
 * needs. A script of the page sends {@code command} too, so that what it sends again is done once, and is answered in JSON; a plain
 * form is led back to its page, which says the same.
 */
@WebServlet("/in-organisation/gestes/*")
public class Gestures extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String UNDO = "UNDO";
    private static final int PARTS = 3;

    @Inject
    private transient Asked asked;

    @Inject
    private transient MailBatch batch;

    @Inject
    private transient Say say;

    @Inject
    private transient Notices notices;

    @Inject
    private transient Portal portal;

    /** One comes here by address only after signing in anew: back to the list. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(portal.to(Screen.TRIAGE.address()));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean script = "application/json".equals(request.getHeader("Accept"));
        if (!Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
            if (script) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            } else {
                notices.outcome(null, List.of(say.of("form.outdated")));
                back(request, response);
            }
            return;
        }
        String act = asked.text("act").orElse("");
        List<MailBatch.Outcome> outcomes;
        try {
            outcomes = done(Session.who(request).orElseThrow(), act, targets(request));
        } catch (Refused refused) {
            outcomes = List.of(new MailBatch.Outcome(null, null, null, 0, refused));
        }
        List<MailBatch.Outcome> done =
                outcomes.stream().filter(MailBatch.Outcome::done).toList();
        String said = done.isEmpty() ? null : said(act, done);
        if (script) {
            response.setContentType("application/json");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(json(act, said, outcomes));
            return;
        }
        notices.outcome(
                said,
                outcomes.stream().filter(one -> !one.done()).map(this::why).toList());
        if (!done.isEmpty() && !act.equals(UNDO)) {
            notices.undoable(done.stream().map(Gestures::target).toList());
        }
        back(request, response);
    }

    private List<MailBatch.Outcome> done(SignedIn who, String act, List<MailBatch.Target> targets) {
        UUID command = asked.id("command").orElse(null);
        return act.equals(UNDO)
                ? batch.undo(who, command, targets)
                : batch.perform(
                        who,
                        command,
                        new AskedAct(
                                asked.constant(MailAct.class, "act")
                                        .orElseThrow(() -> new Refused(Refusal.FIELD_MISSING, "act")),
                                asked.id("department").orElse(null),
                                asked.id("assignee").orElse(null),
                                asked.text("reason").orElse(null)),
                        targets);
    }

    private List<MailBatch.Target> targets(HttpServletRequest request) {
        String[] items = request.getParameterValues("item");
        if (items == null) {
            throw new Refused(Refusal.NOTHING_CHOSEN);
        }
        return Stream.of(items).map(Gestures::target).toList();
    }

    private static MailBatch.Target target(String item) {
        String[] parts = item.split("/");
        try {
            if (parts.length == PARTS) {
                return new MailBatch.Target(parts[0], UUID.fromString(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new Refused(Refusal.NOT_FOUND);
    }

    private static String target(MailBatch.Outcome done) {
        return done.organisation() + "/" + done.item() + "/" + done.version();
    }

    private String said(String act, List<MailBatch.Outcome> done) {
        return done.size() == 1
                ? say.with("gesture." + act, done.get(0).number())
                : say.with("gesture." + act + ".many", done.size());
    }

    /** The number, and why nothing was done to it. */
    private String why(MailBatch.Outcome refused) {
        String sentence = refused.refused().sentence(say.locale());
        return refused.number() == null ? sentence : say.with("gesture.refused", refused.number(), sentence);
    }

    private String json(String act, String said, List<MailBatch.Outcome> outcomes) {
        JsonArrayBuilder done = Json.createArrayBuilder();
        JsonArrayBuilder refused = Json.createArrayBuilder();
        for (MailBatch.Outcome one : outcomes) {
            if (one.done()) {
                done.add(Json.createObjectBuilder()
                        .add("item", one.item().toString())
                        .add("target", target(one)));
            } else {
                JsonObjectBuilder why = Json.createObjectBuilder()
                        .add("sentence", why(one))
                        .add("code", one.refused().refusal().code());
                refused.add(
                        one.item() == null ? why : why.add("item", one.item().toString()));
            }
        }
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("undoable", !act.equals(UNDO))
                .add("done", done)
                .add("refused", refused);
        return (said == null ? answer : answer.add("said", said)).build().toString();
    }

    /** To the page the form was on; an address of another organisation or portal leads to the list. */
    private void back(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getParameter("back");
        boolean ours = address != null
                && address.startsWith(portal.to(""))
                && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", ours ? address : portal.to(Screen.TRIAGE.address()));
    }
}
