package org.vaguemestre.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was read on one page (<i>lecture d'une page</i>).
 *
 * @param page number in its file, from 1
 * @param separator the code of a separator sheet; null on other pages, and on a sheet whose code could not be read
 * @param letter the code of a letter that was printed to be signed by hand and begins with this page; null on other pages
 * @param rotation degrees clockwise by which the page as its file shows it has to be turned to be read: 0, 90, 180 or 270
 * @param width of the upright page, in pixels of the scan
 * @param height of the upright page, in pixels of the scan
 * @param ownText the words are the file's own; otherwise they were recognised
 * @param confidence mean of the words, from 0 to 1
 * @param words in reading order
 * @param preview JPEG of the upright page, about 1240 pixels wide
 * @param reading JSON file of all this, for {@link #of(Path)} and for assembling a letter
 */
public record PageReading(
        int page,
        Kind kind,
        String separator,
        String letter,
        int rotation,
        int width,
        int height,
        boolean ownText,
        double confidence,
        List<Word> words,
        Path preview,
        Path reading) {
    /** What a page is. */
    public enum Kind {
        /** A page of a letter. */
        CONTENT,
        BLANK,
        SEPARATOR,
        /** It looks like a separator sheet, but what it says could not be read. */
        UNREADABLE_SEPARATOR
    }

    public PageReading {
        words = List.copyOf(words);
    }

    /** The reading kept in a file by {@link DocumentWorkers#readPage}; its preview lies beside it. */
    public static PageReading of(Path reading) {
        try (Reader text = Files.newBufferedReader(reading, StandardCharsets.UTF_8);
                JsonReader json = Json.createReader(text)) {
            return of(json.readObject(), reading.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageReading of(JsonObject json, Path folder) {
        return new PageReading(
                json.getInt("page"),
                Kind.valueOf(json.getString("kind")),
                json.getString("separator", null),
                json.getString("letter", null),
                json.getInt("rotation"),
                json.getInt("width"),
                json.getInt("height"),
                json.getBoolean("ownText"),
                json.getJsonNumber("confidence").doubleValue(),
                json.getJsonArray("words").getValuesAs(PageReading::word),
                folder.resolve(Path.of(json.getString("preview")).getFileName()),
                folder.resolve(Path.of(json.getString("reading")).getFileName()));
    }

    private static Word word(JsonObject json) {
        return new Word(
                json.getString("text"),
                json.getJsonNumber("x").doubleValue(),
                json.getJsonNumber("y").doubleValue(),
                json.getJsonNumber("w").doubleValue(),
                json.getJsonNumber("h").doubleValue(),
                json.getJsonNumber("confidence").doubleValue(),
                json.getInt("line"),
                json.getInt("block"));
    }

    /** The whole text, a line for each line of the page, an empty line between its blocks. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Word previous = null;
        for (Word word : words) {
            if (previous != null) {
                text.append(word.block() != previous.block() ? "\n\n" : word.line() != previous.line() ? "\n" : " ");
            }
            text.append(word.text());
            previous = word;
        }
        return text.toString();
    }
}
