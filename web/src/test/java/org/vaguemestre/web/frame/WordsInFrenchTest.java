package org.vaguemestre.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** A word that a language lacks is said in French. */
class WordsInFrenchTest {
    private static final String WORDS = "org.vaguemestre.web.messages";

    /** English that has forgotten all but one word. */
    private static final class Forgetful extends ResourceBundle.Control {
        @Override
        public long getTimeToLive(String name, Locale locale) {
            return TTL_DONT_CACHE;
        }

        @Override
        public ResourceBundle newBundle(String name, Locale locale, String format, ClassLoader loader, boolean reload)
                throws IllegalAccessException, InstantiationException, IOException {
            return !locale.equals(Locale.ENGLISH)
                    ? super.newBundle(name, locale, format, loader, reload)
                    : new ListResourceBundle() {
                        @Override
                        protected Object[][] getContents() {
                            return new Object[][] {{"mail.sender", "Sender"}};
                        }
                    };
        }
    }

    @Test
    void aWordForgottenInEnglishIsSaidInFrench() {
        ResourceBundle.clearCache(WordsInFrenchTest.class.getClassLoader());
        ResourceBundle english = ResourceBundle.getBundle(WORDS, Locale.ENGLISH, new Forgetful());
        assertThat(english.getString("mail.sender")).isEqualTo("Sender");
        assertThat(english.getString("mail.subject")).isEqualTo("Objet");
    }

    @Test
    void aWordThatNobodyWroteIsNotThere() {
        assertThat(ResourceBundle.getBundle(WORDS, Locale.ENGLISH).containsKey("no.such.word"))
                .isFalse();
    }
}
