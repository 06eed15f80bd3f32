package org.vaguemestre.access;

import com.password4j.Argon2Function;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Passwords (<i>mots de passe</i>) as they are kept: Argon2id with OWASP's figures, 19 MiB, two passes, one lane. Those 19 MiB are taken for each
 * hash while it lasts: as many are made at once as there are processors, and whoever comes meanwhile waits; forty at once would fill the
 * memory of a server.
 */
final class Passwords {
    private static final HashingFunction ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final Semaphore AT_ONCE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private static final String OF_NOBODY = hash("nobody");

    private Passwords() {}

    static String hash(String password) {
        return inTurn(() -> Password.hash(password).with(ARGON2).getResult());
    }

    /**
     * To be asked {@linkplain #inTurn in turn}.
     *
     * @param hash null for a login that nobody has: it takes the time of a wrong password
     */
    static boolean matches(String password, String hash) {
        return Password.check(password, hash == null ? OF_NOBODY : hash).with(ARGON2) && hash != null;
    }

    /** Waits until one of the hashes that are made now is done. */
    static <T> T inTurn(Supplier<T> hashing) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return hashing.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
