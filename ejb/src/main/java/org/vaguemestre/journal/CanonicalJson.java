package org.vaguemestre.journal;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The canonical bytes of an entry: the subset of RFC 8785 that needs no floating point. Members in the order of their UTF-16 names, no
 * space, text in Unicode NFC, whole numbers, instants in UTC to the microsecond. Written once, stored, never written again from objects.
 */
final class CanonicalJson {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long LARGEST = (1L << 53) - 1;

    private CanonicalJson() {}

    static byte[] bytes(Map<String, ?> object) {
        StringBuilder json = new StringBuilder(256);
        write(json, object);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder json, Object value) {
        if (value == null) {
            json.append("null");
        } else if (value instanceof Map<?, ?> map) {
            object(json, map);
        } else if (value instanceof Collection<?> items) {
            array(json, items);
        } else if (value instanceof Integer || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Long number) {
            json.append(exact(number));
        } else if (value instanceof Instant instant) {
            text(json, MICROSECONDS.format(instant));
        } else if (value instanceof String
                || value instanceof Enum<?>
                || value instanceof UUID
                || value instanceof Temporal) {
            text(json, value.toString());
        } else {
            throw new IllegalArgumentException("Not a fact of the journal: " + value.getClass());
        }
    }

    private static void object(StringBuilder json, Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> {
            if (sorted.put(normal((String) name), value) != null) {
                throw new IllegalArgumentException("Twice the same name: " + name);
            }
        });
        json.append('{');
        Iterator<Map.Entry<String, Object>> members = sorted.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Object> member = members.next();
            text(json, member.getKey());
            json.append(':');
            write(json, member.getValue());
            json.append(members.hasNext() ? "," : "");
        }
        json.append('}');
    }

    private static void array(StringBuilder json, Collection<?> items) {
        json.append('[');
        Iterator<?> values = items.iterator();
        while (values.hasNext()) {
            write(json, values.next());
            json.append(values.hasNext() ? "," : "");
        }
        json.append(']');
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        String normal = normal(text);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> json.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        json.append('"');
    }

    private static String normal(String text) {
        // A half of a character has no UTF-8: it would be written as another one
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Not a text of the journal: half a character");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whole numbers that every reader of JSON reads as they were written (RFC 7493, 2.2). */
    private static long exact(long number) {
        if (number > LARGEST || number < -LARGEST) {
            throw new IllegalArgumentException("Not a number of the journal: " + number);
        }
        return number;
    }
}
