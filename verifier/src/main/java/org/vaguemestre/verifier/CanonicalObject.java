package org.vaguemestre.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of the JSON object that an entry's bytes must be, as written (a text keeps its quotes). Reads what the canonical form allows
 * and no more: no space, names once each and in order, whole numbers, one writing of each text, in NFC.
 */
final class CanonicalObject {
    private static final Pattern ESCAPE = Pattern.compile("[\"\\\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f])");

    private final String json;
    private int at;

    private CanonicalObject(String json) {
        this.json = json;
    }

    /** @return empty when the bytes are not in canonical form */
    static Optional<Map<String, String>> members(byte[] bytes) {
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            CanonicalObject object = new CanonicalObject(json);
            Map<String, String> members = object.object();
            return object.at == json.length() && Normalizer.isNormalized(json, Normalizer.Form.NFC)
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (CharacterCodingException | NotCanonical | StackOverflowError e) {
            // A thousand brackets inside one another are no entry either.
            return Optional.empty();
        }
    }

    private Map<String, String> object() throws NotCanonical {
        Map<String, String> members = new HashMap<>();
        String before = null;
        expect('{');
        while (!skip('}')) {
            if (before != null) {
                expect(',');
            }
            String name = written(this::text);
            if (before != null && name.compareTo(before) <= 0) {
                throw new NotCanonical();
            }
            expect(':');
            members.put(name.substring(1, name.length() - 1), written(this::value));
            before = name;
        }
        return members;
    }

    private void array() throws NotCanonical {
        expect('[');
        for (boolean first = true; !skip(']'); first = false) {
            if (!first) {
                expect(',');
            }
            value();
        }
    }

    private void value() throws NotCanonical {
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void number() throws NotCanonical {
        boolean negative = skip('-');
        int first = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        boolean leadingZero = at > first && json.charAt(first) == '0' && (at > first + 1 || negative);
        if (at == first || leadingZero) {
            throw new NotCanonical();
        }
    }

    private void text() throws NotCanonical {
        expect('"');
        while (!skip('"')) {
            if (peek() < 0x20) {
                throw new NotCanonical();
            }
            if (skip('\\')) {
                escape();
            } else {
                at++;
            }
        }
    }

    /** What must be escaped has one writing (RFC 8785, 3.2.2.2), and nothing else is escaped. */
    private void escape() throws NotCanonical {
        Matcher escape = ESCAPE.matcher(json).region(at, json.length());
        if (!escape.lookingAt()) {
            throw new NotCanonical();
        }
        at = escape.end();
    }

    private void word(String word) throws NotCanonical {
        if (!json.startsWith(word, at)) {
            throw new NotCanonical();
        }
        at += word.length();
    }

    private String written(Part part) throws NotCanonical {
        int from = at;
        part.read();
        return json.substring(from, at);
    }

    private char peek() throws NotCanonical {
        if (at >= json.length()) {
            throw new NotCanonical();
        }
        return json.charAt(at);
    }

    private boolean skip(char c) throws NotCanonical {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws NotCanonical {
        if (!skip(c)) {
            throw new NotCanonical();
        }
    }

    private interface Part {
        void read() throws NotCanonical;
    }

    private static final class NotCanonical extends Exception {
        NotCanonical() {
            super(null, null, false, false);
        }
    }
}
