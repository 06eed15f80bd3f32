package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is larger than it says, or never ends, is refused before it is opened. */
class BoundedTest {
    private static final int TOO_MANY = 60_000;

    @TempDir
    private Path folder;

    /** What is done to a picture before it is laid on a page. */
    private interface Lie {
        void of(PDDocument document, PDImageXObject picture) throws IOException;
    }

    @Test
    void aPictureIsAsLargeAsItsMask() throws Exception {
        Path file = showing((document, picture) -> {
            PDImageXObject mask = LosslessFactory.createFromImage(document, small());
            mask.setWidth(TOO_MANY);
            mask.setHeight(TOO_MANY);
            picture.getCOSObject().setItem(COSName.SMASK, mask);
        });
        assertPageRefused(RefusalCode.PAGE_TOO_LARGE, file);
    }

    @Test
    void aPictureOfJpeg2000IsAsLargeAsItSaysItself() throws Exception {
        Path file = showing((document, picture) -> {
            picture.getCOSObject().setItem(COSName.FILTER, COSName.JPX_DECODE);
            try (OutputStream out = picture.getCOSObject().createRawOutputStream()) {
                out.write(jpeg2000(TOO_MANY));
            }
        });
        assertPageRefused(RefusalCode.PAGE_TOO_LARGE, file);
    }

    @Test
    void ofAFieldThatATiffSaysTwiceTheFirstCounts() throws Exception {
        assertRefused(RefusalCode.PAGE_TOO_LARGE, file("first.tif", tiff(TOO_MANY, 10)));
        try (SourceFile second = SourceFile.open(file("second.tif", tiff(10, TOO_MANY)));
                SourceFile.SourcePage page = second.page(1)) {
            assertThat(page.scan().width()).isEqualTo(10);
        }
    }

    @Test
    void aPageThatShowsItselfNeverEndsAndIsRefused() throws Exception {
        Path file = folder.resolve("mirror.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFormXObject form = new PDFormXObject(document);
            form.setBBox(PDRectangle.A4);
            form.setResources(new PDResources());
            COSName name = form.getResources().add(form);
            try (OutputStream out = form.getContentStream().createOutputStream()) {
                out.write(
                        ("/" + name.getName() + " Do /" + name.getName() + " Do").getBytes(StandardCharsets.US_ASCII));
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(form);
            }
            document.save(file.toFile());
        }
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, file);
    }

    @Test
    void whatIsDrawnAgainAndAgainOnAPageCountsEachTime() throws Exception {
        Path file = folder.resolve("again.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            COSStream piece = document.getDocument().createCOSStream();
            try (OutputStream out = piece.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] spaces = new byte[1 << 20];
                Arrays.fill(spaces, (byte) ' ');
                out.write(spaces);
            }
            COSArray pieces = new COSArray();
            for (int i = 0; i < 200; i++) {
                pieces.add(piece);
            }
            page.getCOSObject().setItem(COSName.CONTENTS, pieces);
            document.save(file.toFile());
        }
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, file);
    }

    @Test
    void theObjectsOfAPdfAreUnpackedWithinBounds() throws Exception {
        String begins = "%PDF-1.5\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 9>>\nstream\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(begins.getBytes(StandardCharsets.US_ASCII));
        try (OutputStream packing = new DeflaterOutputStream(bytes)) {
            for (int i = 0; i < 100; i++) {
                packing.write(new byte[1 << 20]);
            }
        }
        bytes.writeBytes("\nendstream\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, file("objects.pdf", bytes.toByteArray()));
    }

    @Test
    void aJpegThatIsGoneThroughAgainAndAgainIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            byte[] jpeg = JPEGFactory.createFromImage(document, small())
                    .getCOSObject()
                    .createRawInputStream()
                    .readAllBytes();
            bytes.write(jpeg, 0, jpeg.length - 2);
            for (int i = 0; i < 300; i++) {
                bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
            }
            bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        }
        assertRefused(RefusalCode.DOCUMENT_TOO_LARGE, file("passes.jpg", bytes.toByteArray()));
    }

    @Test
    void anOfficeDocumentWithAPasswordIsTold() throws Exception {
        byte[] old = Arrays.copyOf(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                2_000);
        Inspection.of(file("old.doc", old));
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, old, 1_152, name.length);
        assertRefused(RefusalCode.DOCUMENT_ENCRYPTED, file("secret.docx", old));
    }

    private Path showing(Lie lie) throws IOException {
        Path file = folder.resolve("lie.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDImageXObject picture = LosslessFactory.createFromImage(document, small());
            lie.of(document, picture);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(picture, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static BufferedImage small() {
        return new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
    }

    /** The boxes and the header of a code stream (ITU-T T.800, annexes A and I), without its tiles. */
    private static byte[] jpeg2000(int side) {
        ByteBuffer file = ByteBuffer.allocate(200);
        file.putInt(12).put("jP  ".getBytes(StandardCharsets.US_ASCII)).putInt(0x0D0A870A);
        file.putInt(20).put("ftypjp2 ".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        file.put("jp2 ".getBytes(StandardCharsets.US_ASCII));
        file.putInt(45).put("jp2h".getBytes(StandardCharsets.US_ASCII));
        file.putInt(22)
                .put("ihdr".getBytes(StandardCharsets.US_ASCII))
                .putInt(side)
                .putInt(side)
                .putShort((short) 1);
        file.put(new byte[] {7, 7, 0, 0});
        file.putInt(15)
                .put("colr".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {1, 0, 0})
                .putInt(17);
        file.putInt(0).put("jp2c".getBytes(StandardCharsets.US_ASCII));
        file.putInt(0xFF4FFF51).putShort((short) 41).putShort((short) 0);
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

    /** One page that says its width and its height twice. */
    private static byte[] tiff(int first, int second) {
        ByteBuffer file = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(200).position(200);
        int[][] fields = {
            {256, first}, {256, second}, {257, first}, {257, second}, {258, 8}, {259, 1}, {262, 1}, {273, 8}, {279, 100}
        };
        file.putShort((short) fields.length);
        for (int[] field : fields) {
            file.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
        }
        return file.array();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(RefusalCode code, Path file) {
        assertThatThrownBy(() -> Inspection.of(file))
                .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private static void assertPageRefused(RefusalCode code, Path file) throws Exception {
        Inspection.of(file);
        try (SourceFile source = SourceFile.open(file)) {
            assertThatThrownBy(() -> source.page(1))
                    .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                            .isEqualTo(code));
        }
    }
}
