package org.vaguemestre.refusal;

import jakarta.ejb.ApplicationException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What was asked is not done, for the given reason; the transaction is rolled back. Reaches the caller of a service as it is. */
@ApplicationException(rollback = true)
public class Refused extends RuntimeException {
    private static final Logger LOG = Logger.getLogger(Refused.class.getName());

    private final transient Object[] arguments;
    private final Refusal refusal;

    public Refused(Refusal refusal, Object... arguments) {
        super(refusal.code(), null, false, true);
        this.refusal = refusal;
        this.arguments = arguments;
    }

    /**
     * Does something to one of several, so that the others are done whatever becomes of it.
     *
     * @return why it was not done; UNEXPECTED, with the reference under which it stands in the server's log, for what is no refusal
     */
    public static Optional<Refused> unless(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(Level.SEVERE, failure, () -> "An act failed, reference " + reference);
            return Optional.of(new Refused(Refusal.UNEXPECTED, reference));
        }
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The sentence for a person. */
    public String sentence(Locale locale) {
        Object[] said = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < said.length; i++) {
            said[i] = said[i] instanceof Spoken words ? words.in(locale) : said[i];
        }
        return refusal.sentence(locale, said);
    }

    @Override
    public String getMessage() {
        return refusal.code() + ": " + sentence(Locale.FRENCH);
    }
}
