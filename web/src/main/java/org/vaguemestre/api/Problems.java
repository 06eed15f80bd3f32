package org.vaguemestre.api;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.DatabaseFailure;
import org.vaguemestre.storage.FreeSpace;

/** Every failure, told as a problem. What is not foreseen is logged whole under a reference, and only the reference leaves. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @Context
    private HttpServletRequest request;

    @Inject
    private FreeSpace space;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        Locale locale = Language.of(request);
        space.notice(failure);
        Problem problem = refusalIn(failure)
                .map(refused -> Problem.of(refused, locale))
                .orElseGet(() -> Problem.unexpected(logged(failure), locale));
        if (failure instanceof RefusedFile refusedFile) {
            problem = problem.about(refusedFile.file());
        }
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .language(locale)
                .entity(problem);
        if (failure instanceof WebApplicationException refused) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    /** Why what was asked was refused; empty when it was not refused but failed. */
    static Optional<Refused> refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
            if (cause instanceof OptimisticLockException) {
                return Optional.of(new Refused(Refusal.CHANGED_MEANWHILE, "Un autre agent", "à l’instant"));
            }
        }
        Optional<Refused> ofTheDatabase = DatabaseFailure.in(failure).map(Refused::new);
        if (ofTheDatabase.isPresent()) {
            return ofTheDatabase;
        }
        return failure instanceof WebApplicationException answer
                ? refusalOf(answer.getResponse().getStatus())
                : Optional.empty();
    }

    private static Optional<Refused> refusalOf(int status) {
        return switch (status) {
            case 404 -> Optional.of(new Refused(Refusal.NOT_FOUND));
            case 405 -> Optional.of(new Refused(Refusal.METHOD_NOT_ALLOWED));
            case 406 -> Optional.of(new Refused(Refusal.NOT_ACCEPTABLE));
            case 413 -> Optional.of(new Refused(Refusal.UPLOAD_TOO_LARGE, Json.BODY_LIMIT >> 20));
            case 415 -> Optional.of(new Refused(Refusal.MEDIA_TYPE_UNSUPPORTED));
            default -> status < 500 ? Optional.of(new Refused(Refusal.REQUEST_MALFORMED, "HTTP")) : Optional.empty();
        };
    }

    private static String logged(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(Level.SEVERE, failure, () -> "A request of the API failed, reference " + reference);
        return reference;
    }
}
