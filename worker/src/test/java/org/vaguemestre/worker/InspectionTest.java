package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Calendar;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a file, and every reason to refuse it. */
class InspectionTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused(RefusalCode.DOCUMENT_EMPTY, file("empty.pdf", ""));
    }

    @Test
    void aProgramNamedPdfIsRefused() throws IOException {
        assertRefused(RefusalCode.DOCUMENT_TYPE_REFUSED, file("letter.pdf", "MZ\u0090\0\3\0\0\0"));
        assertRefused(RefusalCode.DOCUMENT_TYPE_REFUSED, file("letter2.pdf", "\177ELF\2\1\1\0\0\0"));
        assertRefused(RefusalCode.DOCUMENT_TYPE_REFUSED, file("letter3.pdf", "#!/bin/sh\nrm -rf /\n"));
        assertRefused(RefusalCode.DOCUMENT_TYPE_REFUSED, file("letter4.pdf", "<html><script>alert(1)</script></html>"));
    }

    @Test
    void aTruncatedPdfIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Paper.bornDigital(folder.resolve("whole.pdf"), Paper.LETTER));
        Path half = folder.resolve("half.pdf");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(RefusalCode.DOCUMENT_DAMAGED, half);
        Files.write(half, Arrays.copyOf(whole, 20));
        assertRefused(RefusalCode.DOCUMENT_DAMAGED, half);
    }

    @Test
    void aTruncatedPictureIsRefused() throws IOException {
        for (String type : new String[] {"png", "jpg"}) {
            Path whole = folder.resolve("whole." + type);
            ImageIO.write(Paper.blank(), type, whole.toFile());
            byte[] bytes = Files.readAllBytes(whole);
            Path half = folder.resolve("half." + type);
            Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
            assertRefused(RefusalCode.DOCUMENT_DAMAGED, half);
        }
    }

    @Test
    void aTruncatedTiffIsRefused() throws IOException {
        Path whole = folder.resolve("whole.tiff");
        ImageIO.write(Paper.blackAndWhite(Paper.blank()), "tiff", whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        Path half = folder.resolve("half.tiff");
        // the first directory lies before the pixels; without it nothing is known
        Files.write(half, Arrays.copyOf(bytes, 12));
        assertRefused(RefusalCode.DOCUMENT_DAMAGED, half);
    }

    @Test
    void aTiffWhosePagesGoInACircleIsRefused() throws IOException {
        Path circle = folder.resolve("circle.tiff");
        // one directory without fields, followed by itself
        Files.write(circle, new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0});
        assertRefused(RefusalCode.DOCUMENT_DAMAGED, circle);
    }

    @Test
    void aPdfThatNeedsAPasswordIsRefused() throws IOException {
        Path secret = folder.resolve("secret.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(secret.toFile());
        }
        assertRefused(RefusalCode.DOCUMENT_ENCRYPTED, secret);
    }

    @Test
    void aPdfThatAnybodyMayReadButNotChangeIsAccepted() throws Exception {
        Path locked = folder.resolve("locked.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(locked.toFile());
        }
        assertThat(Inspection.of(locked).getInt("pages")).isEqualTo(1);
    }

    @Test
    void aPdfOfTenThousandPagesIsRefused() throws IOException {
        Path thick = folder.resolve("thick.pdf");
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 10_000; i++) {
                document.addPage(new PDPage());
            }
            document.save(thick.toFile());
        }
        assertRefused(RefusalCode.DOCUMENT_TOO_MANY_PAGES, thick);
    }

    @Test
    void aPdfThatUnpacksToAHugeSizeIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] spaces = new byte[1 << 20];
                Arrays.fill(spaces, (byte) ' ');
                for (int i = 0; i < 200; i++) {
                    out.write(spaces);
                }
            }
            page.setContents(content);
            document.save(bomb.toFile());
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, bomb);
    }

    @Test
    void anArchiveThatUnpacksToAHugeSizeIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.docx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, bomb);
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedWithoutDecodingIt() throws IOException {
        Path picture = folder.resolve("huge.png");
        ImageIO.write(Paper.blackAndWhite(Paper.blank()), "png", picture.toFile());
        try (RandomAccessFile bytes = new RandomAccessFile(picture.toFile(), "rw")) {
            bytes.seek(16);
            bytes.writeInt(30_000);
            bytes.writeInt(30_000);
        }
        assertRefused(RefusalCode.PAGE_TOO_LARGE, picture);
    }

    @Test
    void aSignedPdfIsToldFromOneThatIsNot() throws Exception {
        Path plain = Paper.bornDigital(folder.resolve("plain.pdf"), Paper.LETTER);
        assertThat(Inspection.of(plain).getBoolean("signed")).isFalse();
        Path signed = folder.resolve("signed.pdf");
        try (PDDocument document = Loader.loadPDF(plain.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setSignDate(Calendar.getInstance());
            document.addSignature(signature, content -> new byte[] {1, 2, 3});
            document.saveIncremental(out);
        }
        JsonObject told = Inspection.of(signed);
        assertThat(told.getBoolean("signed")).isTrue();
        assertThat(told.getBoolean("ownText")).isTrue();
    }

    @Test
    void aScannedPdfHasNoTextOfItsOwn() throws Exception {
        Path scan = Paper.scanned(folder.resolve("scan.pdf"), Paper.blank(), Paper.blank());
        JsonObject told = Inspection.of(scan);
        assertThat(told.getInt("pages")).isEqualTo(2);
        assertThat(told.getBoolean("ownText")).isFalse();
    }

    @Test
    void textAndOfficeDocumentsAreKnownByTheirContentAndNotOpened() throws Exception {
        assertThat(Inspection.of(file("note.bin", "Bonjour,\nmerci de rappeler M. Le Goff.\n"))
                        .getString("type"))
                .isEqualTo("text/plain");
        assertThat(Inspection.of(file("mail.bin", "From: a@example.org\nTo: b@example.org\nSubject: x\n\nBonjour\n"))
                        .getString("type"))
                .isEqualTo("message/rfc822");
        Path docx = folder.resolve("letter.bin");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(docx))) {
            for (String name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        JsonObject told = Inspection.of(docx);
        assertThat(told.getString("type")).endsWith("wordprocessingml.document");
        assertThat(told).doesNotContainKey("pages");
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        return file;
    }

    private static void assertRefused(RefusalCode code, Path file) {
        assertThatThrownBy(() -> Inspection.of(file))
                .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    @Test
    void anArchiveThatLiesAboutItsSizesIsCountedAndRefused() throws IOException {
        byte[] bytes = zip("word/document.xml", new byte[200_000_000]);
        // the size as the directory at the end says it
        for (int at = bytes.length - 22; at >= 0; at--) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
                Arrays.fill(bytes, at + 24, at + 28, (byte) 1);
                break;
            }
        }
        Path lying = folder.resolve("lying.docx");
        Files.write(lying, bytes);
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, lying);
    }

    @Test
    void archivesMoreThanFiveDeepAreRefused() throws Exception {
        byte[] bytes = zip("inner.txt", new byte[10]);
        for (int depth = 2; depth <= 5; depth++) {
            bytes = zip("word/document.xml", bytes);
        }
        Path five = folder.resolve("five.docx");
        Files.write(five, bytes);
        assertThat(Inspection.of(five).getString("type")).endsWith("wordprocessingml.document");
        Path six = folder.resolve("six.docx");
        Files.write(six, zip("word/document.xml", bytes));
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, six);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
