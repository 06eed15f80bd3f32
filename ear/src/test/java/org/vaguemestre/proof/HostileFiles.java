package org.vaguemestre.proof;

import static org.vaguemestre.proof.HostileFile.KEPT;
import static org.vaguemestre.proof.Packed.latin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The corpus: every file is made here, none is stored; what is drawn by lot is made again from its own seed, which its name tells. */
final class HostileFiles {
    private static final String TYPE = "DOCUMENT_TYPE_REFUSED";
    private static final String NAME = "FILE_NAME_REFUSED";

    private HostileFiles() {}

    /** One of each kind of attack. */
    static List<HostileFile> made() {
        List<HostileFile> all = new ArrayList<>(HostileArchives.all());
        try {
            all.addAll(HostilePdfs.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.addAll(HostilePictures.all());
        all.addAll(names());
        all.addAll(mails());
        all.addAll(disguised());
        return all;
    }

    /** The files of a folder, whoever made them. */
    static Stream<HostileFile> of(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile).sorted().map(HostileFiles::given);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileFile given(Path file) {
        try {
            return HostileFile.of(file.toString(), file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<HostileFile> names() {
        byte[] text = latin("Bonjour.\n");
        List<HostileFile> all = new ArrayList<>();
        for (Map.Entry<String, String> name : Map.of(
                        "name that climbs", "../../../../etc/cron.d/x",
                        "name that climbs in Windows", "..\\..\\Windows\\x.pdf",
                        "name written backwards", "facture\u202Efdp.exe",
                        "name with a NUL", "lettre.pdf\0.exe",
                        "name of 300 letters", "a".repeat(300),
                        "name of a device", "NUL.pdf",
                        "name of a port", "com1",
                        "name that ends with a point", "lettre.pdf.")
                .entrySet()) {
            all.add(HostileFile.of(name.getKey(), name.getValue(), text, NAME));
        }
        all.add(HostileFile.of("name that is a script", "<img src=x onerror=alert(1)>.txt", text, KEPT));
        all.add(HostileFile.of("name of a query", "'; drop table mail_item; --", text, KEPT));
        all.add(HostileFile.of("no byte", "vide.pdf", new byte[0], "DOCUMENT_EMPTY"));
        return all;
    }

    /** Messages are kept as they are, and opened by nobody. */
    private static List<HostileFile> mails() {
        List<HostileFile> all = new ArrayList<>();
        all.add(HostileFile.of("message a hundred deep", "poupees.eml", latin(nested(100)), KEPT));
        all.add(HostileFile.of(
                "header of five megabytes",
                "entete.eml",
                latin("From: a@exemple.example\nTo: b@exemple.example\nSubject: " + "x".repeat(5_000_000)
                        + "\n\nBonjour\n"),
                KEPT));
        all.add(HostileFile.of(
                "message of fifty thousand parts",
                "parties.eml",
                latin("From: a@exemple.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: text/plain\n\nx\n".repeat(50_000) + "--b--\n"),
                KEPT));
        return all;
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            mail.append("From: a@exemple.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b")
                    .append(i);
            mail.append("\n\n--b").append(i).append("\nContent-Type: message/rfc822\n\n");
        }
        return mail.append("Subject: fin\n\nBonjour\n").toString();
    }

    /** What is not what its name says. */
    private static List<HostileFile> disguised() {
        List<HostileFile> all = new ArrayList<>();
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b"
                + " \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><l>&b;</l>";
        all.add(HostileFile.of("XML of a billion laughs", "rires.xml", latin(laughs), TYPE));
        all.add(HostileFile.of(
                "page named PDF",
                "lettre.pdf",
                latin("<!DOCTYPE html><html><script src=\"http://127.0.0.1:9/a.js\"></script></html>"),
                TYPE));
        all.add(HostileFile.of(
                "drawing with a script",
                "logo.svg",
                latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><image"
                        + " href=\"http://127.0.0.1:9/\"/></svg>"),
                TYPE));
        all.add(HostileFile.of("program named PDF", "facture.pdf", Arrays.copyOf(latin("\177ELF\2\1\1"), 4_096), TYPE));
        all.add(HostileFile.of(
                "Windows program", "lettre.doc", Arrays.copyOf(latin("MZ\u0090\0\3\0\0\0\4"), 4_096), TYPE));
        return all;
    }

    private static final List<String> MAGICS = List.of(
            "%PDF-1.7\n",
            "PK\3\4",
            "II*\0\10\0\0\0",
            "MM\0*\0\0\0\10",
            "\u0089PNG\r\n\u001a\n",
            "\u00ff\u00d8\u00ff\u00e0",
            "GIF89a",
            "BM",
            "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
            "{\\rtf1",
            "RIFF\0\0\0\0WEBP",
            "\u001f\u008b\10",
            "7z\u00bc\u00af",
            "Rar!\u001a\7",
            "<?xml",
            "From: ",
            "\0\0\0\fjP  ");

    /** Sound files, to be spoilt: the smallest of each kind that is opened. */
    private static List<HostileFile> sound() {
        try {
            return List.of(
                    HostileFile.of("PDF", "lettre.pdf", HostilePdfs.letter()),
                    HostileFile.of(
                            "raw PDF",
                            "brut.pdf",
                            RawPdf.page("/Font <</F 5 0 R>>", "BT /F 12 Tf 20 200 Td (Bonjour) Tj ET")
                                    .with("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
                                    .bytes()),
                    HostileFile.of("TIFF", "page.tif", HostilePictures.written("tiff")),
                    HostileFile.of("JPEG", "page.jpg", HostilePictures.written("jpeg")),
                    HostileFile.of("PNG", "page.png", HostilePictures.written("png")),
                    HostileFile.of("DOCX", "texte.docx", HostileArchives.innocent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sound files spoilt by lot, and noise that begins like something known. */
    static Stream<HostileFile> spoilt(RandomGenerator lot, int number) {
        List<HostileFile> sound = sound();
        return IntStream.range(0, number).mapToObj(i -> {
            long seed = lot.nextInt(1 << 30);
            Random own = new Random(seed);
            if (i % 6 == 5) {
                byte[] noise = new byte[1 + own.nextInt(20_000)];
                own.nextBytes(noise);
                String magic = MAGICS.get(own.nextInt(MAGICS.size()));
                return HostileFile.of("noise " + seed, "bruit-" + seed, Packed.written(out -> {
                    out.write(latin(magic));
                    out.write(noise);
                }));
            }
            HostileFile of = sound.get(own.nextInt(sound.size()));
            return HostileFile.of("spoilt " + of.kind() + " " + seed, seed + "-" + of.name(), spoilt(of.bytes(), own));
        });
    }

    private static byte[] spoilt(byte[] sound, Random lot) {
        byte[] bytes = sound.clone();
        switch (lot.nextInt(5)) {
            case 0 -> {
                for (int flips = 1 + lot.nextInt(40); flips > 0; flips--) {
                    bytes[lot.nextInt(bytes.length)] ^= (byte) (1 << lot.nextInt(8));
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, 1 + lot.nextInt(bytes.length));
            case 2 -> {
                int from = lot.nextInt(bytes.length);
                byte[] block = new byte[Math.min(bytes.length - from, 1 + lot.nextInt(200))];
                lot.nextBytes(block);
                System.arraycopy(block, 0, bytes, from, block.length);
            }
            case 3 -> {
                int from = lot.nextInt(bytes.length);
                int length = Math.min(bytes.length - from, 1 + lot.nextInt(2_000));
                System.arraycopy(bytes, from, bytes, lot.nextInt(bytes.length - length + 1), length);
            }
            default -> bytes = withAnotherNumber(bytes, lot);
        }
        return bytes;
    }

    /** One of the numbers that are written in figures becomes an extreme one; four bytes do where there is none. */
    private static byte[] withAnotherNumber(byte[] bytes, Random lot) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<int[]> numbers = new ArrayList<>();
        java.util.regex.Matcher number = java.util.regex.Pattern.compile("(?<![\\w.])\\d{1,10}(?![\\w.])")
                .matcher(text);
        while (number.find()) {
            numbers.add(new int[] {number.start(), number.end()});
        }
        List<String> extremes =
                List.of("0", "-1", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "1e38");
        if (numbers.size() < 5) {
            int at = lot.nextInt(Math.max(1, bytes.length - 4));
            byte[] changed = bytes.clone();
            Arrays.fill(changed, at, Math.min(changed.length, at + 4), (byte) (lot.nextBoolean() ? 0xFF : 0x7F));
            return changed;
        }
        int[] chosen = numbers.get(lot.nextInt(numbers.size()));
        return latin(
                text.substring(0, chosen[0]) + extremes.get(lot.nextInt(extremes.size())) + text.substring(chosen[1]));
    }
}
