package org.vaguemestre.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import org.vaguemestre.access.SignedIn;

/**
 * What the portal keeps of a person between two pages: who it is, and the secret that its forms carry. A few hundred bytes, so that a
 * thousand agents weigh nothing, and serializable, so that a session survives the loss of a node.
 */
public final class Session {
    /** Name of the form field that carries the secret. */
    public static final String TOKEN_FIELD = "vaguemestre.token";

    /** However busy it is, a session ends after a working day; one nobody uses ends before (web.xml). */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final String WHO = "vaguemestre.who";
    private static final String OPENED = "vaguemestre.opened";
    private static final String SECRET = "vaguemestre.secret";
    private static final int SECRET_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Session() {}

    /** The person signed in, by session or, for a program, by this very request. */
    public static Optional<SignedIn> who(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return program(request)
                .or(() ->
                        session == null ? Optional.empty() : Optional.ofNullable((SignedIn) session.getAttribute(WHO)));
    }

    /** When the person signed in; null without a session. */
    public static Instant openedAt(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (Instant) session.getAttribute(OPENED);
    }

    /** Whether a session opened then has lasted as long as one may. */
    static boolean over(Instant openedAt, Instant now) {
        return openedAt == null || openedAt.plus(LONGEST).isBefore(now);
    }

    /** The program that presented itself with this very request; a session says nothing here. */
    public static Optional<SignedIn> program(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(WHO));
    }

    /** Opens a session of the person; what an earlier one knew is forgotten and its identifier is worth nothing any more. */
    public static void open(HttpServletRequest request, SignedIn who, Instant now) {
        HttpSession session = request.getSession(true);
        if (!session.isNew()) {
            Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
            request.changeSessionId();
        }
        session.setAttribute(WHO, who);
        session.setAttribute(OPENED, now);
        byte[] secret = new byte[SECRET_LENGTH];
        RANDOM.nextBytes(secret);
        session.setAttribute(SECRET, secret);
    }

    /** For the length of this request only. */
    static void presented(HttpServletRequest request, SignedIn who) {
        request.setAttribute(WHO, who);
    }

    static void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /**
     * The secret as a form carries it: masked anew each time, so that compressed pages tell nothing of it. Empty without a session.
     */
    public static String token(HttpServletRequest request) {
        byte[] secret = secret(request);
        if (secret == null) {
            return "";
        }
        byte[] masked = new byte[2 * SECRET_LENGTH];
        byte[] mask = new byte[SECRET_LENGTH];
        RANDOM.nextBytes(mask);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            masked[i] = mask[i];
            masked[SECRET_LENGTH + i] = (byte) (mask[i] ^ secret[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    /** Whether the form was written by the portal for this session. */
    public static boolean holds(HttpServletRequest request, String token) {
        byte[] secret = secret(request);
        if (secret == null || token == null) {
            return false;
        }
        byte[] masked;
        try {
            masked = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
        if (masked.length != 2 * SECRET_LENGTH) {
            return false;
        }
        byte[] unmasked = new byte[SECRET_LENGTH];
        for (int i = 0; i < SECRET_LENGTH; i++) {
            unmasked[i] = (byte) (masked[i] ^ masked[SECRET_LENGTH + i]);
        }
        return MessageDigest.isEqual(unmasked, secret);
    }

    private static byte[] secret(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (byte[]) session.getAttribute(SECRET);
    }
}
