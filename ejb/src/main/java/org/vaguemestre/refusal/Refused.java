package org.vaguemestre.refusal;

import jakarta.ejb.ApplicationException;
import java.util.Locale;

/** What was asked is not done, for the given reason; the transaction is rolled back. Reaches the caller of a service as it is. */
@ApplicationException(rollback = true)
public class Refused extends RuntimeException {
    private final transient Object[] arguments;
    private final Refusal refusal;

    public Refused(Refusal refusal, Object... arguments) {
        super(refusal.code(), null, false, true);
        this.refusal = refusal;
        this.arguments = arguments;
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
