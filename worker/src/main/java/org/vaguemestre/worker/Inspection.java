package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** What a file is, told before any of its pages is opened. */
final class Inspection {
    private Inspection() {}

    /**
     * @return {@code type} (media type by content); for PDF, TIFF, JPEG and PNG also {@code pages}, {@code signed} (electronically) and {@code ownText}
     *     (every page has its own text)
     * @throws RefusedDocument any refusal of a document
     */
    static JsonObject of(Path file) throws RefusedDocument, IOException {
        String type = SourceFile.type(file);
        JsonObjectBuilder told = Json.createObjectBuilder().add("type", type);
        if (!ContentType.isPaged(type)) {
            return told.build();
        }
        try (SourceFile source = SourceFile.open(file, type)) {
            source.checkUnpackedSize();
            return told.add("pages", source.pages())
                    .add("signed", source.signed())
                    .add("ownText", source.hasOwnText())
                    .build();
        }
    }
}
