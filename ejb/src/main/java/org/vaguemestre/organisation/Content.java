package org.vaguemestre.organisation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A record as it is kept as JSON: the content of a {@link Configurable} in a draft and in the journal, a step of a circuit. Made of strings, UUIDs,
 * days, whole numbers, truths, constants, records, and lists of these; null is left out. What a later version does not know any more is left out.
 */
public final class Content {
    private Content() {}

    /** As facts of the journal: text, numbers, truths, lists; what is not said is left out. */
    static Map<String, Object> facts(Record content) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : content.getClass().getRecordComponents()) {
            Object value = value(content, component);
            if (value != null) {
                facts.put(component.getName(), plain(value));
            }
        }
        return facts;
    }

    public static String json(Record content) {
        return Json.createObjectBuilder(facts(content)).build().toString();
    }

    public static <C extends Record> C read(Class<C> type, String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return read(type, reader.readObject());
        }
    }

    static <C extends Record> C read(Class<C> type, JsonObject json) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> typed(json.get(component.getName()), component.getGenericType()))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be read again", e);
        }
    }

    /** Fingerprint of a content; null for none. */
    static String seal(Record content) {
        if (content == null) {
            return null;
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(json(content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Object value(Record content, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(content);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(Content::plain).toList();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Record record) {
            return facts(record);
        }
        return value instanceof Integer || value instanceof Long || value instanceof Boolean ? value : value.toString();
    }

    private static Object typed(JsonValue value, Type type) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        if (type instanceof ParameterizedType list) {
            List<Object> values = new ArrayList<>();
            ((JsonArray) value).forEach(each -> values.add(typed(each, list.getActualTypeArguments()[0])));
            return List.copyOf(values);
        }
        if (type == Boolean.class || type == boolean.class) {
            return value == JsonValue.TRUE;
        }
        if (type == Integer.class || type == int.class) {
            return ((JsonNumber) value).intValue();
        }
        if (type == Long.class || type == long.class) {
            return ((JsonNumber) value).longValue();
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return read(record.asSubclass(Record.class), value.asJsonObject());
        }
        String text = ((JsonString) value).getString();
        if (type == UUID.class) {
            return UUID.fromString(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        return type instanceof Class<?> constant && constant.isEnum() ? constant(constant, text) : text;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is no " + type.getSimpleName() + " any more"));
    }
}
