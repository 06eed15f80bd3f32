package org.vaguemestre.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The words of the pages in whatever language has none of its own: the French ones. The platform looks here, by this very name, for a key that a
 * translation lacks, so that a word forgotten in English is said in French and never breaks a page.
 */
public final class messages extends ResourceBundle {
    private final ResourceBundle french;

    public messages() {
        try (Reader words = new InputStreamReader(
                messages.class.getResourceAsStream("messages_fr.properties"), StandardCharsets.UTF_8)) {
            french = new PropertyResourceBundle(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Object handleGetObject(String key) {
        return french.containsKey(key) ? french.getObject(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return french.getKeys();
    }
}
