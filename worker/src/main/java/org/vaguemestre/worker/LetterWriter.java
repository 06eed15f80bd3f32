package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Assembles the searchable PDF of a letter from pages of the files that were given: pictures with their own bytes and an unseen layer of the words that
 * were recognised, born-digital pages as they are. The same pages give the same bytes, so that doing it again gives the same fingerprint.
 */
final class LetterWriter implements AutoCloseable {
    /** In place of the time, from which the library would make the file's identifier. */
    private static final long IDENTIFIER = 1L;

    private final Map<Path, SourceFile> sources = new LinkedHashMap<>();

    private LetterWriter() {}

    /**
     * @param pages each with {@code file}, {@code page}, and optionally {@code reading} (the JSON file of the page's reading) and {@code rotation}
     *     (degrees clockwise, in place of the one found when it was read)
     * @return {@code pages} and {@code size} in bytes
     */
    static JsonObject write(List<JsonObject> pages, Path out) throws RefusedDocument, IOException {
        try (LetterWriter sources = new LetterWriter();
                PDDocument letter = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            letter.setDocumentId(IDENTIFIER);
            letter.getDocumentInformation().setProducer("Vaguemestre");
            TextLayer layer = new TextLayer(letter);
            for (JsonObject page : pages) {
                sources.add(page, letter, layer);
            }
            letter.save(out.toFile());
        }
        return Json.createObjectBuilder()
                .add("pages", pages.size())
                .add("size", Files.size(out))
                .build();
    }

    private void add(JsonObject asked, PDDocument letter, TextLayer layer) throws RefusedDocument, IOException {
        JsonObject reading = reading(asked);
        int found = reading.getInt("rotation", 0);
        int rotation = asked.getInt("rotation", found);
        SourceFile.Copied copied =
                source(Path.of(asked.getString("file"))).copyInto(letter, asked.getInt("page"), rotation);
        if (!copied.hasOwnText() && reading.containsKey("words")) {
            List<Word> words = reading.getJsonArray("words").getValuesAs(JsonObject.class).stream()
                    .map(Word::of)
                    .map(word -> word.turned(rotation - found))
                    .toList();
            layer.lay(copied.page(), words);
        }
    }

    private static JsonObject reading(JsonObject page) throws IOException {
        JsonValue file = page.getOrDefault("reading", JsonValue.NULL);
        if (!(file instanceof JsonString path)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (Reader text = Files.newBufferedReader(Path.of(path.getString()), StandardCharsets.UTF_8);
                JsonReader json = Json.createReader(text)) {
            return json.readObject();
        }
    }

    private SourceFile source(Path file) throws RefusedDocument, IOException {
        SourceFile source = sources.get(file);
        if (source == null) {
            source = SourceFile.open(file);
            sources.put(file, source);
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        for (SourceFile source : sources.values()) {
            source.close();
        }
    }
}
