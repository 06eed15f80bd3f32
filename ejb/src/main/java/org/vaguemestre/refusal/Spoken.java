package org.vaguemestre.refusal;

import java.util.Locale;

/** An argument of a refusal that is itself words, said in the language of the sentence it stands in. */
@FunctionalInterface
public interface Spoken {
    String in(Locale locale);
}
