package org.vaguemestre.api;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.DatabaseFailure;
import org.vaguemestre.storage.FreeSpace;
import org.vaguemestre.web.signin.Origin;
import org.vaguemestre.web.signin.PortalAuthentication;
import org.vaguemestre.web.signin.Session;

/**
 * The entrance of the API: who calls, and for which organisation, is known before anything else and holds until the last byte of the answer
 * is written (bodies are streamed after the resource has returned). An organisation the caller has no right to answers exactly as one
 * that does not exist. While the disks are full, what would change something ends here.
 */
@WebFilter(urlPatterns = "/api/*")
public class ApiEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String VERSION = "v1";
    private static final String BASIC = "Basic ";

    @Inject
    private transient Organisations organisations;

    @Inject
    private transient FreeSpace space;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        /* Whatever the bytes of an answer are, they do nothing in the portal's name. */
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("Vary", "Authorization, Accept-Language");
        List<String> path = segments(request);
        if (path.size() >= 3 && path.get(2).equals("problems")) {
            chain.doFilter(request, response);
            return;
        }
        Access access;
        try {
            access = access(caller(request), path);
            if (Origin.changesSomething(request)) {
                space.require();
            }
        } catch (Refused refused) {
            refuse(refused, request, response);
            return;
        } catch (EJBException failure) {
            refuse(DatabaseFailure.in(failure).map(Refused::new).orElseThrow(() -> failure), request, response);
            return;
        }
        try (CurrentAccess.Binding bound = CurrentAccess.bind(access)) {
            chain.doFilter(request, response);
        }
    }

    /**
     * Who calls. The program presents itself at each request; a cookie says nothing here, so no page elsewhere can act in someone's name.
     *
     * @throws Refused NOT_SIGNED_IN, SIGN_IN_FAILED, SIGN_IN_THROTTLED
     */
    static SignedIn caller(HttpServletRequest request) {
        return Session.program(request).orElseThrow(() -> {
            Refused refused = PortalAuthentication.refused(request);
            return refused == null ? new Refused(Refusal.NOT_SIGNED_IN) : refused;
        });
    }

    /** Whether the caller presented the account's own password, and not a token. */
    static boolean byPassword(HttpServletRequest request) {
        return request.getHeader("Authorization").regionMatches(true, 0, BASIC, 0, BASIC.length());
    }

    private Access access(SignedIn who, List<String> path) {
        if (path.size() < 3 || !path.get(1).equals(VERSION)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (!path.get(2).equals("organisations")) {
            return who.person();
        }
        if (path.size() < 4) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return organisations.enter(who, path.get(3)).orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    /** {@code api, v1, organisations, port-lerin, …}, decoded. */
    private static List<String> segments(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private static void refuse(Refused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale locale = Language.of(request);
        Problem problem = Problem.of(refused, locale);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Content-Language", locale.toLanguageTag());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"Vaguemestre\", charset=\"UTF-8\"");
            response.addHeader("WWW-Authenticate", "Bearer realm=\"Vaguemestre\"");
        }
        byte[] body = Json.bytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
