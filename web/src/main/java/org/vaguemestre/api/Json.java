package org.vaguemestre.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * JSON as the API reads and writes it. Reading is strict: an unknown member, a member given twice, a value of another type is refused with the
 * member's name, so that a program learns of its mistake at once instead of losing a field in silence.
 */
final class Json {
    /** Longest body in JSON, in bytes. */
    static final int BODY_LIMIT = 1 << 20;

    private static final int SHOWN = 80;

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Text())
                    .addDeserializer(LocalDate.class, new Day()))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private Json() {}

    /** @throws Refused UPLOAD_TOO_LARGE, REQUEST_MALFORMED, FIELD_UNKNOWN, FIELD_INVALID */
    static <T> T read(InputStream body, Class<T> type) {
        try {
            byte[] bytes = body.readNBytes(BODY_LIMIT + 1);
            if (bytes.length > BODY_LIMIT) {
                throw new Refused(Refusal.UPLOAD_TOO_LARGE, BODY_LIMIT >> 20);
            }
            return read(() -> MAPPER.readValue(bytes, type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads with {@link #MAPPER}; every mistake becomes a refusal. */
    static <T> T read(Reading<T> reading) throws IOException {
        try {
            T read = reading.read();
            if (read == null) {
                throw new Refused(Refusal.REQUEST_MALFORMED, "JSON null");
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw new Refused(Refusal.FIELD_UNKNOWN, path(e));
        } catch (InvalidFormatException e) {
            throw new Refused(Refusal.FIELD_INVALID, path(e), shown(String.valueOf(e.getValue())));
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof Refused refused) {
                throw refused;
            }
            if (e.getPath().isEmpty()) {
                throw new Refused(Refusal.REQUEST_MALFORMED, place(e));
            }
            throw new Refused(Refusal.FIELD_INVALID, path(e), "?");
        } catch (JsonProcessingException e) {
            throw new Refused(Refusal.REQUEST_MALFORMED, place(e));
        }
    }

    /** A reading that can fail. */
    interface Reading<T> {
        T read() throws IOException;
    }

    static byte[] bytes(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value given by the caller, as a sentence may repeat it: short, without control characters. */
    static String shown(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", "�");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }

    /** Whether the text can be kept: no NUL, and whole characters only. */
    static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return shown(path);
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "JSON"
                : "JSON " + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    /** Text that the database can keep, as it was given. */
    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, json);
            }
            String text = json.getText();
            return isText(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, text, "not a text that can be kept");
        }
    }

    /** A day, {@code 2026-03-14}, that a letter may bear. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
            }
            return Asked.dayIn(json.getText())
                    .orElseThrow(() -> InvalidFormatException.from(json, "not a day", textOf(json), LocalDate.class));
        }

        private static String textOf(JsonParser json) {
            try {
                return json.getText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
