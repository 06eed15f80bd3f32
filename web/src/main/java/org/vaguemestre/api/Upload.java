package org.vaguemestre.api;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The parts of a form that carries files; their bytes lie on disk, never in memory. */
final class Upload {
    private final List<EntityPart> parts;

    private Upload(List<EntityPart> parts) {
        this.parts = parts;
    }

    /**
     * @param known names of the parts there may be
     * @throws Refused FIELD_UNKNOWN for any other part
     */
    static Upload of(List<EntityPart> parts, String... known) {
        for (EntityPart part : parts) {
            if (!List.of(known).contains(part.getName())) {
                throw new Refused(Refusal.FIELD_UNKNOWN, Json.shown(String.valueOf(part.getName())));
            }
        }
        return new Upload(parts);
    }

    List<EntityPart> all(String name) {
        return parts.stream().filter(part -> part.getName().equals(name)).toList();
    }

    Optional<EntityPart> one(String name) {
        return all(name).stream().findFirst();
    }

    /** A short text part; null when there is none. @throws Refused UPLOAD_TOO_LARGE, FIELD_INVALID */
    String text(String name) throws IOException {
        Optional<EntityPart> part = one(name);
        if (part.isEmpty()) {
            return null;
        }
        try (InputStream content = part.get().getContent()) {
            byte[] bytes = content.readNBytes(Json.BODY_LIMIT + 1);
            if (bytes.length > Json.BODY_LIMIT) {
                throw new Refused(Refusal.UPLOAD_TOO_LARGE, Json.BODY_LIMIT >> 20);
            }
            return Asked.text(name, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Name of the file as the sender wrote it; empty for a part without one. */
    static String fileName(EntityPart part) {
        return part.getFileName().map(Upload::decoded).orElse("");
    }

    /** Senders write names in UTF-8, the form's parser reads each byte as a character. */
    static String decoded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).equals(name)) {
            return name;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return name;
        }
    }
}
