package org.vaguemestre.proof;

import static org.vaguemestre.proof.HostileFile.KEPT;
import static org.vaguemestre.proof.Packed.latin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Archives and office documents, which are archives. */
final class HostileArchives {
    private static final String TOO_LARGE = "DOCUMENT_TOO_LARGE";
    private static final String DAMAGED = "DOCUMENT_DAMAGED";
    private static final String TYPE = "DOCUMENT_TYPE_REFUSED";
    private static final String ENCRYPTED = "DOCUMENT_ENCRYPTED";
    private static final String MACROS = "DOCUMENT_WITH_MACROS";
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;

    private HostileArchives() {}

    static List<HostileFile> all() {
        List<HostileFile> all = new ArrayList<>();
        byte[] bomb = docx(Packed.run(60_000_000, 0));
        all.add(HostileFile.of("office bomb", "bombe.docx", bomb, TOO_LARGE));
        all.add(HostileFile.of(
                "zip bomb",
                "bombe.zip",
                new Packed.Archive().with("a", Packed.run(60_000_000, 'a')).bytes(),
                TOO_LARGE));
        all.add(HostileFile.of(
                "gzip bomb",
                "bombe.pdf.gz",
                Packed.written(out -> {
                    try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
                        Packed.run(10_000_000, 0).to(packing);
                    }
                }),
                TYPE));
        all.add(HostileFile.of("bombs in an archive", "bombes.docx", bombsWithin(), TOO_LARGE));
        all.add(HostileFile.of("archives eight deep", "poupees.docx", deep(8), TOO_LARGE));
        all.add(HostileFile.of("archives five deep", "cinq.docx", deep(5), KEPT));
        all.add(HostileFile.of("2,001 entries", "nombreux.docx", entries(2_001), TOO_LARGE));
        all.add(HostileFile.of("directory that lies of sizes", "menteur.docx", lyingOfSizes(bomb), TOO_LARGE));
        all.add(HostileFile.of("entries that overlap", "superpose.docx", overlapping(1_500), TOO_LARGE, DAMAGED));
        all.add(HostileFile.of(
                "truncated office document", "coupe.docx", Arrays.copyOf(docx(text("Bonjour")), 200), DAMAGED));
        all.add(HostileFile.of("encrypted zip", "secret.zip", encrypted(docx(text("Bonjour"))), ENCRYPTED));
        all.add(HostileFile.of("encrypted OOXML", "secret.docx", encryptedOoxml(), ENCRYPTED));
        all.add(HostileFile.of(
                "encrypted ODT",
                "secret.odt",
                odt("<office:document-content/>", "<manifest:encryption-data manifest:checksum=\"x\"/>"),
                ENCRYPTED));
        return all;
    }

    /** What is harmless while nobody opens it, and is refused as the text of a reply, which is opened. */
    static List<HostileFile> texts() {
        String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
        String laughs = laughs();
        List<HostileFile> all = new ArrayList<>();
        all.add(HostileFile.of("DOCX with an outer entity", "xxe.docx", docx(text(dtd, "&e;")), DAMAGED));
        all.add(HostileFile.of(
                "ODT with an outer entity", "xxe.odt", odt(content(dtd, "<text:p>&e;</text:p>"), ""), DAMAGED));
        all.add(HostileFile.of("DOCX of a billion laughs", "rires.docx", docx(text(laughs, "&l9;")), DAMAGED));
        all.add(HostileFile.of(
                "DOCX with macros",
                "macros.docx",
                new Packed.Archive()
                        .with("[Content_Types].xml", "<Types/>")
                        .with("word/document.xml", text("Bonjour"))
                        .with("word/vbaProject.bin", latin("Sub AutoOpen()"))
                        .bytes(),
                MACROS));
        all.add(HostileFile.of(
                "ODT with macros",
                "macros.odt",
                odt(content("", "<office:script/><text:p>Bonjour</text:p>"), ""),
                MACROS));
        all.add(HostileFile.of(
                "DOCX with a template elsewhere", "modele.docx", related("attachedTemplate", ""), MACROS));
        String link = relation("hyperlink", "https://exemple.example/");
        all.add(HostileFile.of("DOCX with a picture elsewhere", "image.docx", related("image", link), MACROS));
        all.add(HostileFile.of("DOCX with an innocent link", "lien.docx", related("hyperlink", ""), KEPT));
        all.add(HostileFile.of(
                "DOCX that includes a picture elsewhere",
                "champ.docx",
                docx(text(
                        "",
                        "</w:t><w:instrText> INCLUDE</w:instrText><w:instrText>PICTURE"
                                + " \"http://127.0.0.1:9/a\"</w:instrText><w:t>")),
                MACROS));
        all.add(HostileFile.of(
                "ODT with a picture elsewhere",
                "image.odt",
                odt(content("", "<text:p><draw:image xlink:href=\"http://127.0.0.1:9/a.png\"/></text:p>"), ""),
                MACROS));
        all.add(HostileFile.of(
                "ODT with a file of the server",
                "fichier.odt",
                odt(content("", "<text:p><draw:image xlink:href=\"../../../etc/passwd\"/></text:p>"), ""),
                MACROS));
        all.add(HostileFile.of(
                "ODT with an innocent link",
                "lien.odt",
                odt(content("", "<text:p><text:a xlink:href=\"https://exemple.example/\">ici</text:a></text:p>"), ""),
                KEPT));
        all.add(HostileFile.of("text part of 30 MB", "long.docx", docx(Packed.run(30_000_000, ' ')), TOO_LARGE));
        all.add(HostileFile.of(
                "elements a million deep",
                "profond.docx",
                docx(out -> {
                    out.write(latin("<w:document xmlns:w=\"w\">"));
                    for (int i = 0; i < 1_000_000; i++) {
                        out.write(latin("<p>"));
                    }
                }),
                DAMAGED,
                "WORKER_MEMORY"));
        return all;
    }

    /** A text document without any harm. */
    static byte[] innocent() {
        return docx(text("Bonjour"));
    }

    private static byte[] docx(Packed.Writing document) {
        return new Packed.Archive()
                .with("[Content_Types].xml", "<Types/>")
                .with("word/document.xml", document)
                .bytes();
    }

    private static byte[] docx(byte[] document) {
        return docx(out -> out.write(document));
    }

    private static byte[] text(String text) {
        return text("", text);
    }

    private static byte[] text(String before, String text) {
        return (before
                        + "<w:document"
                        + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                        + text + "</w:t></w:r></w:p></w:body></w:document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return laughs.append("]>").toString();
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"r" + kind
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
                + "\" Target=\"" + target + "\" TargetMode=\"External\"/>";
    }

    private static byte[] related(String kind, String more) {
        return new Packed.Archive()
                .with("[Content_Types].xml", "<Types/>")
                .with("word/document.xml", text("Bonjour"))
                .with(
                        "word/_rels/document.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + relation(kind, "http://127.0.0.1:9/a") + more + "</Relationships>")
                .bytes();
    }

    private static String content(String before, String body) {
        return before
                + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:text>" + body
                + "</office:text></office:body></office:document-content>";
    }

    /** The type of an ODT is its first entry, not packed. */
    private static byte[] odt(String content, String encryption) {
        byte[] type = latin("application/vnd.oasis.opendocument.text");
        byte[] rest = new Packed.Archive()
                .with("content.xml", content)
                .with("META-INF/manifest.xml", "<manifest>" + encryption + "</manifest>")
                .bytes();
        return stored("mimetype", type, rest);
    }

    /** An archive with one more entry before the others, whose offsets move. */
    private static byte[] stored(String name, byte[] content, byte[] archive) {
        byte[] local = local(name, content);
        ByteBuffer rest = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - 22;
        int directory = rest.getInt(end + 16);
        for (int at = directory; at < end; ) {
            rest.putInt(at + 42, rest.getInt(at + 42) + local.length);
            at += 46 + rest.getShort(at + 28) + rest.getShort(at + 30) + rest.getShort(at + 32);
        }
        byte[] central = central(name, content, 0);
        int entries = rest.getShort(end + 10) + 1;
        rest.putShort(end + 8, (short) entries).putShort(end + 10, (short) entries);
        rest.putInt(end + 12, rest.getInt(end + 12) + central.length).putInt(end + 16, directory + local.length);
        return Packed.written(out -> {
            out.write(local);
            out.write(rest.array(), 0, directory);
            out.write(central);
            out.write(rest.array(), directory, archive.length - directory);
        });
    }

    private static byte[] local(String name, byte[] content) {
        return head(30 + name.length() + content.length)
                .putInt(LOCAL)
                .putShort((short) 20)
                .putInt(0)
                .putInt(0)
                .putInt(sum(content))
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length())
                .putShort((short) 0)
                .put(latin(name))
                .put(content)
                .array();
    }

    private static byte[] central(String name, byte[] content, int offset) {
        return head(46 + name.length())
                .putInt(CENTRAL)
                .putShort((short) 20)
                .putShort((short) 20)
                .putInt(0)
                .putInt(0)
                .putInt(sum(content))
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length())
                .putLong(0)
                .putInt(0)
                .putInt(offset)
                .put(latin(name))
                .array();
    }

    private static ByteBuffer head(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int sum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    private static byte[] bombsWithin() {
        byte[] inner = new Packed.Archive().with("a", Packed.run(40_000_000, 0)).bytes();
        Packed.Archive outer = new Packed.Archive().with("word/document.xml", text("Bonjour"));
        for (int i = 0; i < 10; i++) {
            outer.with("word/media/" + i + ".zip", inner);
        }
        return outer.bytes();
    }

    private static byte[] deep(int depth) {
        byte[] bytes = docx(text("Bonjour"));
        for (int i = 1; i < depth; i++) {
            bytes = docx(bytes);
        }
        return bytes;
    }

    private static byte[] entries(int number) {
        Packed.Archive archive = new Packed.Archive().with("word/document.xml", text("Bonjour"));
        for (int i = 1; i < number; i++) {
            archive.with("e" + i, new byte[0]);
        }
        return archive.bytes();
    }

    /** The directory at the end says that what is inside is tiny. */
    private static byte[] lyingOfSizes(byte[] archive) {
        ByteBuffer lying = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - 22;
        for (int at = lying.getInt(end + 16); at < end; ) {
            lying.putInt(at + 24, 1);
            at += 46 + lying.getShort(at + 28) + lying.getShort(at + 30) + lying.getShort(at + 32);
        }
        return lying.array();
    }

    /** Many entries that all are the same bytes of the file: a kilobyte, a thousand times counted. */
    private static byte[] overlapping(int number) {
        byte[] content = new byte[400_000];
        byte[] first = local("word/document.xml", content);
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        directory.writeBytes(central("word/document.xml", content, 0));
        for (int i = 1; i < number; i++) {
            directory.writeBytes(central("word/%012d".formatted(i), content, 0));
        }
        byte[] end = head(22).putInt(END)
                .putInt(0)
                .putShort((short) number)
                .putShort((short) number)
                .putInt(directory.size())
                .putInt(first.length)
                .putShort((short) 0)
                .array();
        return Packed.written(out -> {
            out.write(first);
            out.write(directory.toByteArray());
            out.write(end);
        });
    }

    /** Each entry says that it needs a password. */
    private static byte[] encrypted(byte[] archive) {
        ByteBuffer marked = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - 22;
        for (int at = marked.getInt(end + 16); at < end; ) {
            marked.putShort(at + 8, (short) (marked.getShort(at + 8) | 1));
            int local = marked.getInt(at + 42);
            marked.putShort(local + 6, (short) (marked.getShort(local + 6) | 1));
            at += 46 + marked.getShort(at + 28) + marked.getShort(at + 30) + marked.getShort(at + 32);
        }
        return marked.array();
    }

    /** An Office document with a password is an OLE2 file, whose directory names its streams ([MS-OFFCRYPTO] 2.3.4). */
    private static byte[] encryptedOoxml() {
        ByteBuffer ole = head(512 * 3);
        ole.putLong(0xE11AB1A1E011CFD0L).position(24);
        ole.putShort((short) 0x3E)
                .putShort((short) 3)
                .putShort((short) 0xFFFE)
                .putShort((short) 9)
                .putShort((short) 6);
        ole.position(44);
        ole.putInt(1)
                .putInt(1)
                .putInt(0)
                .putInt(4096)
                .putInt(-2)
                .putInt(0)
                .putInt(-2)
                .putInt(0)
                .putInt(0);
        for (int i = 1; i < 109; i++) {
            ole.putInt(-1);
        }
        ole.putInt(-3).putInt(-2);
        for (int i = 2; i < 128; i++) {
            ole.putInt(-1);
        }
        for (String name : List.of("Root Entry", "EncryptionInfo", "EncryptedPackage")) {
            int at = ole.position();
            ole.put(name.getBytes(StandardCharsets.UTF_16LE));
            ole.position(at + 64);
            ole.putShort((short) (name.length() * 2 + 2)).put((byte) (name.startsWith("Root") ? 5 : 2));
            ole.position(at + 128);
        }
        return ole.array();
    }
}
