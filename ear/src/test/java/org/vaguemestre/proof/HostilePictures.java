package org.vaguemestre.proof;

import static org.vaguemestre.proof.HostileFile.KEPT;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures that are larger than they look, go in circles, or never end. */
final class HostilePictures {
    private static final String TOO_LARGE = "PAGE_TOO_LARGE";
    private static final String DAMAGED = "DOCUMENT_DAMAGED";

    private HostilePictures() {}

    static List<HostileFile> all() {
        List<HostileFile> all = new ArrayList<>();
        all.add(HostileFile.of(
                "PNG of 900 megapixels", "grand.png", png(30_000, 30_000, 8, 0, new byte[64]), TOO_LARGE));
        all.add(HostileFile.of("JPEG of 4.3 gigapixels", "grand.jpg", jpeg(65_500, 65_500), TOO_LARGE));
        all.add(HostileFile.of(
                "TIFF of 3.6 gigapixels",
                "grand.tif",
                new Tiff().page(60_000, 60_000).bytes(),
                TOO_LARGE));
        all.add(HostileFile.of(
                "PNG within the pixels, beyond the memory",
                "lourd.png",
                png(9_990, 9_990, 8, 6, Packed.deflated(Packed.run(9_990L * (9_990 * 4 + 1), 0))),
                KEPT));
        all.add(HostileFile.of("PNG with a profile that is a bomb", "profil.png", profiled(), KEPT));
        all.add(HostileFile.of("TIFF of 3,001 pages", "epais.tif", thick(3_001), "DOCUMENT_TOO_MANY_PAGES"));
        all.add(HostileFile.of(
                "TIFF that goes in a circle",
                "cercle.tif",
                new Tiff().page(10, 10).looped(),
                DAMAGED));
        all.add(HostileFile.of(
                "TIFF that says its width twice",
                "double.tif",
                new Tiff().page(10, 60_000, 10, 60_000).bytes(),
                KEPT,
                TOO_LARGE,
                DAMAGED));
        all.add(HostileFile.of(
                "TIFF with a field of four billion values",
                "champ.tif",
                new Tiff().counting(-1).bytes(),
                DAMAGED));
        all.add(HostileFile.of(
                "JPEG of two thousand passes", "passes.jpg", progressive(7_000, 2_000), "DOCUMENT_TOO_LARGE"));
        all.add(HostileFile.of(
                "GIF that is a script too",
                "image.gif",
                Packed.latin("GIF89a/*;\0\0*/=1;alert(1)//"),
                "DOCUMENT_TYPE_REFUSED"));
        byte[] whole = png(60, 40, 8, 0, Packed.deflated(new byte[40 * 61]));
        all.add(HostileFile.of("truncated PNG", "coupe.png", Arrays.copyOf(whole, whole.length - 20), DAMAGED));
        return all;
    }

    /** A picture with something on it. */
    static BufferedImage drawn(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.DARK_GRAY);
        pen.drawString("Mairie", width / 4, height / 2);
        pen.setColor(Color.ORANGE);
        pen.fillOval(width / 8, height / 8, width / 4, height / 4);
        pen.dispose();
        return picture;
    }

    /** As a scanner would write it. @param format of ImageIO */
    static byte[] written(String format) {
        return Packed.written(out -> {
            if (!ImageIO.write(drawn(300, 200), format, out)) {
                throw new IOException("no writer of " + format);
            }
        });
    }

    private static byte[] png(int width, int height, int depth, int colours, byte[] packed) {
        return png(width, height, depth, colours, new byte[0], packed);
    }

    private static byte[] png(int width, int height, int depth, int colours, byte[] chunks, byte[] packed) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) depth).put((byte) colours);
        return Packed.written(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            out.write(chunk("IHDR", head.array()));
            out.write(chunks);
            out.write(chunk("IDAT", packed));
            out.write(chunk("IEND", new byte[0]));
        });
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(Packed.latin(name));
        sum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(Packed.latin(name))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] profiled() {
        byte[] bomb = Packed.deflated(Packed.run(60_000_000, 0));
        byte[] profile = Packed.written(out -> {
            out.write(Packed.latin("x\0\0"));
            out.write(bomb);
        });
        return png(60, 40, 8, 0, chunk("iCCP", profile), Packed.deflated(new byte[40 * 61]));
    }

    /** A header that promises so many pixels, and nothing after it. */
    static byte[] jpeg(int width, int height) {
        return jpeg(width, height, false, new byte[0]);
    }

    private static byte[] jpeg(int width, int height, boolean progressive, byte[] scans) {
        byte[] quantities = new byte[65];
        Arrays.fill(quantities, 1, 65, (byte) 1);
        return Packed.written(out -> {
            out.write(new byte[] {(byte) 0xFF, (byte) 0xD8});
            out.write(marker(0xDB, quantities));
            out.write(marker(
                    progressive ? 0xC2 : 0xC0,
                    ByteBuffer.allocate(9)
                            .put((byte) 8)
                            .putShort((short) height)
                            .putShort((short) width)
                            .put(new byte[] {1, 1, 0x11, 0})
                            .array()));
            out.write(scans);
            out.write(marker(0xDA, new byte[] {1, 1, 0, 0, 0, 0}));
            out.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
        });
    }

    private static byte[] marker(int code, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) code)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /** Each pass says of all blocks, in a hundred bytes, that nothing changes (ITU-T T.81, G.1.2.2): all of them are gone through again. */
    private static byte[] progressive(int side, int passes) {
        byte[] table = new byte[18];
        table[0] = 0x10;
        table[1] = 1;
        table[17] = (byte) 0xE0;
        int blocks = (side + 7) / 8 * ((side + 7) / 8);
        // each code of 15 bits lets 2^14 to 2^15 - 1 blocks pass; zeros are the shortest of them
        byte[] skipped = new byte[(blocks / (1 << 14) + 1) * 15 / 8 + 1];
        byte[] pass = Packed.written(out -> {
            out.write(marker(0xDA, new byte[] {1, 1, 0, 1, 63, 0}));
            out.write(skipped);
        });
        return jpeg(side, side, true, Packed.written(out -> {
            out.write(marker(0xC4, table));
            for (int i = 0; i < passes; i++) {
                out.write(pass);
            }
        }));
    }

    /** The boxes and the header of a code stream that promises so many pixels (ITU-T T.800, annexes A and I). */
    static byte[] jpeg2000(int side) {
        ByteBuffer file = ByteBuffer.allocate(200);
        file.putInt(12).put(Packed.latin("jP  ")).putInt(0x0D0A870A);
        file.putInt(20).put(Packed.latin("ftypjp2 ")).putInt(0).put(Packed.latin("jp2 "));
        file.putInt(45).put(Packed.latin("jp2h"));
        file.putInt(22).put(Packed.latin("ihdr")).putInt(side).putInt(side).putShort((short) 1);
        file.put(new byte[] {7, 7, 0, 0});
        file.putInt(15).put(Packed.latin("colr")).put(new byte[] {1, 0, 0}).putInt(17);
        file.putInt(0).put(Packed.latin("jp2c"));
        file.putShort((short) 0xFF4F)
                .putShort((short) 0xFF51)
                .putShort((short) 41)
                .putShort((short) 0);
        file.putInt(side)
                .putInt(side)
                .putInt(0)
                .putInt(0)
                .putInt(side)
                .putInt(side)
                .putInt(0)
                .putInt(0);
        file.putShort((short) 1).put(new byte[] {7, 1, 1});
        return file.array();
    }

    private static byte[] thick(int pages) {
        Tiff tiff = new Tiff();
        for (int i = 0; i < pages; i++) {
            tiff.page(10, 10);
        }
        return tiff.bytes();
    }

    /** A TIFF file written field by field; every page has the same few bytes of picture. */
    private static final class Tiff {
        private static final int PICTURE = 8;
        private static final int FIELDS = 9;
        private final ByteBuffer file = ByteBuffer.allocate(600_000).order(ByteOrder.LITTLE_ENDIAN);
        private int link = 4;
        private long count = 1;

        Tiff() {
            file.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
            file.position(PICTURE + 100);
        }

        Tiff counting(long values) {
            count = values;
            return page(10, 10);
        }

        Tiff page(int width, int height) {
            return page(width, height, width, height);
        }

        /** @param again what it says of both the second time */
        Tiff page(int width, int height, int again, int heightAgain) {
            int start = file.position();
            file.putInt(link, start);
            file.putShort((short) FIELDS);
            field(256, width, 1).field(256, again, 1).field(257, height, 1).field(257, heightAgain, 1);
            field(258, 8, 1)
                    .field(259, 1, 1)
                    .field(262, 1, 1)
                    .field(273, PICTURE, count)
                    .field(279, 100, count);
            link = file.position();
            file.putInt(0);
            return this;
        }

        private Tiff field(int tag, int value, long values) {
            file.putShort((short) tag).putShort((short) 4).putInt((int) values).putInt(value);
            return this;
        }

        byte[] looped() {
            file.putInt(link, file.getInt(4));
            return bytes();
        }

        byte[] bytes() {
            return Arrays.copyOf(file.array(), file.position());
        }
    }
}
