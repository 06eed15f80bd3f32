package org.vaguemestre.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Few bytes that unpack to many. */
final class Packed {
    private Packed() {}

    /** Something that writes. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** So many times one byte. */
    static Writing run(long length, int of) {
        return out -> {
            byte[] block = new byte[1 << 16];
            Arrays.fill(block, (byte) of);
            for (long left = length; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        };
    }

    static byte[] deflated(Writing writing) {
        return written(out -> {
            try (OutputStream packing = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
                writing.to(packing);
            }
        });
    }

    static byte[] deflated(byte[] bytes) {
        return deflated(out -> out.write(bytes));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Entries of an archive, one after the other. */
    static final class Archive {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(bytes);

        Archive with(String name, Writing content) {
            try {
                zip.putNextEntry(new ZipEntry(name));
                content.to(zip);
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        Archive with(String name, byte[] content) {
            return with(name, out -> out.write(content));
        }

        Archive with(String name, String content) {
            return with(name, content.getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
