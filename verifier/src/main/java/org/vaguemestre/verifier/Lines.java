package org.vaguemestre.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of an export, one at a time: each ended by exactly one line feed, none longer than {@value #LONGEST} bytes. */
final class Lines {
    /** Bytes. An entry names what it is about and holds no document: a few hundred bytes is usual. */
    static final int LONGEST = 16 << 20;

    private final InputStream bytes;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    Lines(InputStream bytes) {
        this.bytes = bytes;
    }

    /** Something that is no line: not ended, or too long. */
    static final class Broken extends Exception {
        Broken(String reason) {
            super(reason, null, false, false);
        }
    }

    /** The next line without its end; null after the last. */
    String next() throws IOException, Broken {
        StringBuilder line = null;
        while (true) {
            if (at == end && !fill()) {
                if (line == null) {
                    return null;
                }
                throw new Broken("la ligne est tronquée");
            }
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            // One byte is one character here: a byte outside ASCII stays visible to the format of the line, which
            // refuses it.
            String part = new String(buffer, start, at - start, StandardCharsets.ISO_8859_1);
            boolean ended = at < end;
            if (ended) {
                at++;
                return line == null ? part : line.append(part).toString();
            }
            line = line == null ? new StringBuilder(part) : line.append(part);
            if (line.length() > LONGEST) {
                throw new Broken("la ligne dépasse 16 Mio");
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, bytes.read(buffer));
        return end > 0;
    }
}
