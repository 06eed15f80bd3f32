package org.vaguemestre.letters;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The few lines of JSON in which the truth is told; the module needs no more. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, Object value) {
        if (value instanceof Map<?, ?> map) {
            json.append('{');
            for (Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator(); members.hasNext(); ) {
                Map.Entry<?, ?> member = members.next();
                write(json, member.getKey());
                json.append(':');
                write(json, member.getValue());
                json.append(members.hasNext() ? "," : "");
            }
            json.append('}');
        } else if (value instanceof List<?> list) {
            json.append('[');
            for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
                write(json, items.next());
                json.append(items.hasNext() ? "," : "");
            }
            json.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            json.append('"')
                    .append(value.toString()
                            .replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n"))
                    .append('"');
        }
    }
}
