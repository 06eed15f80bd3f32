package org.vaguemestre.proof;

import static org.vaguemestre.proof.HostileFile.KEPT;
import static org.vaguemestre.proof.Packed.deflated;
import static org.vaguemestre.proof.Packed.latin;
import static org.vaguemestre.proof.Packed.run;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** PDF files: bombs in each place that is unpacked, pictures that lie of their size, structures without an end. */
final class HostilePdfs {
    private static final String TOO_LARGE = "DOCUMENT_TOO_LARGE";
    private static final String DAMAGED = "DOCUMENT_DAMAGED";
    private static final String FLATE = "/Filter /FlateDecode";
    private static final String SHOWN = "q 200 0 0 280 0 0 cm /I Do Q";
    private static final String SHOWS = "/XObject <</I 5 0 R>>";

    private HostilePdfs() {}

    static List<HostileFile> all() throws java.io.IOException {
        List<HostileFile> all = new ArrayList<>(bombs());
        all.addAll(pictures());
        all.addAll(structures());
        return all;
    }

    private static List<HostileFile> bombs() {
        List<HostileFile> all = new ArrayList<>();
        byte[] bomb = deflated(run(200_000_000, ' '));
        String box = "/MediaBox [0 0 200 280]";
        all.add(HostileFile.of(
                "content bomb", "page.pdf", RawPdf.page(box, "", FLATE, bomb).bytes(), TOO_LARGE));
        all.add(HostileFile.of(
                "content packed twice",
                "deux-fois.pdf",
                RawPdf.page(box, "", "/Filter [/FlateDecode /FlateDecode]", deflated(bomb))
                        .bytes(),
                TOO_LARGE));
        all.add(HostileFile.of(
                "content packed twenty times",
                "vingt-fois.pdf",
                RawPdf.page(box, "", "/Filter [" + "/FlateDecode ".repeat(20) + "]", twentyTimes(bomb))
                        .bytes(),
                TOO_LARGE));
        all.add(HostileFile.of("xref stream bomb", "table.pdf", bombInDirectory(bomb), TOO_LARGE));
        all.add(HostileFile.of("object stream bomb", "objets.pdf", bombOfObjects(), TOO_LARGE));
        all.add(HostileFile.of(
                "font bomb",
                "police.pdf",
                RawPdf.page("/Font <</F 5 0 R>>", "BT /F 12 Tf 20 200 Td (Bonjour) Tj ET")
                        .with("<</Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R>>")
                        .with("<</Type /FontDescriptor /FontName /X /Flags 32 /FontFile2 7 0 R>>")
                        .with(FLATE, bomb)
                        .bytes(),
                TOO_LARGE));
        all.add(HostileFile.of(
                "predictor of a gigabyte a row",
                "rangees.pdf",
                RawPdf.page(
                                box,
                                "",
                                FLATE + " /DecodeParms <</Predictor 15 /Colors 1 /Columns 2000000000>>",
                                deflated(latin("0 0 m")))
                        .bytes(),
                TOO_LARGE,
                "WORKER_MEMORY",
                DAMAGED,
                KEPT));
        all.add(HostileFile.of(
                "one content a hundred thousand times",
                "repete.pdf",
                new RawPdf()
                        .with("<</Type /Catalog /Pages 2 0 R>>")
                        .with("<</Type /Pages /Kids [3 0 R] /Count 1>>")
                        .with("<</Type /Page /Parent 2 0 R " + box + " /Contents [" + "4 0 R ".repeat(100_000) + "]>>")
                        .with(FLATE, deflated(run(1_000_000, ' ')))
                        .bytes(),
                TOO_LARGE));
        all.add(HostileFile.of("forms of a billion laughs", "rires.pdf", laughs(), TOO_LARGE));
        return all;
    }

    private static byte[] twentyTimes(byte[] packed) {
        byte[] bytes = packed;
        for (int i = 1; i < 20; i++) {
            bytes = deflated(bytes);
        }
        return bytes;
    }

    private static byte[] bombInDirectory(byte[] bomb) {
        RawPdf pdf = RawPdf.page("", "0 0 m");
        pdf.with("/Type /XRef /W [1 4 2] /Size 6 /Root 1 0 R " + FLATE, bomb);
        return pdf.ended(5);
    }

    /** The catalogue lies in a stream of objects, after a whole lot of nothing. */
    private static byte[] bombOfObjects() {
        byte[] objects = deflated(out -> {
            out.write(latin("1 200000000 2 200000040 "));
            run(200_000_000 - 24, ' ').to(out);
            out.write(latin("                        "));
            out.write(latin("<</Type /Catalog /Pages 2 0 R>>         "));
            out.write(latin("<</Type /Pages /Kids [] /Count 1>>"));
        });
        RawPdf pdf = new RawPdf().with("null").with("null");
        pdf.with("/Type /ObjStm /N 2 /First 24 " + FLATE, objects);
        ByteBuffer directory = ByteBuffer.allocate(7 * 5);
        directory.put((byte) 0).putInt(0).putShort((short) 0);
        directory.put((byte) 2).putInt(3).putShort((short) 0);
        directory.put((byte) 2).putInt(3).putShort((short) 1);
        directory.put((byte) 1).putInt(pdf.offset(3)).putShort((short) 0);
        directory.put((byte) 1).putInt(pdf.size()).putShort((short) 0);
        pdf.with("/Type /XRef /W [1 4 2] /Size 5 /Root 1 0 R", directory.array());
        return pdf.ended(4);
    }

    /** Each form shows the next ten times. */
    private static byte[] laughs() {
        RawPdf pdf = RawPdf.page("/XObject <</X 5 0 R>>", "/X Do");
        for (int i = 0; i < 12; i++) {
            pdf.with(
                    "/Type /XObject /Subtype /Form /BBox [0 0 200 280] /Resources <</XObject <</X " + (6 + i)
                            + " 0 R>>>>",
                    latin("/X Do ".repeat(10)));
        }
        return pdf.with("/Type /XObject /Subtype /Form /BBox [0 0 200 280]", latin("0 0 9 9 re f"))
                .bytes();
    }

    private static List<HostileFile> pictures() {
        List<HostileFile> all = new ArrayList<>();
        String huge = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace"
                + " /DeviceGray ";
        String small =
                "/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray ";
        all.add(HostileFile.of(
                "picture of 3.6 gigapixels", "image.pdf", shown(huge + "/Filter /CCITTFaxDecode", new byte[64]), KEPT));
        all.add(HostileFile.of(
                "picture with a mask of 3.6 gigapixels",
                "masque.pdf",
                RawPdf.page(SHOWS, SHOWN)
                        .with(small + "/SMask 6 0 R", new byte[10_000])
                        .with(huge, new byte[64])
                        .bytes(),
                KEPT));
        all.add(HostileFile.of(
                "JPEG larger than it is said",
                "jpeg.pdf",
                shown(small + "/Filter /DCTDecode", HostilePictures.jpeg(65_500, 65_500)),
                KEPT));
        all.add(HostileFile.of(
                "JBIG2 page of 4 gigapixels", "jbig2.pdf", shown(small + "/Filter /JBIG2Decode", jbig2(65_500)), KEPT));
        all.add(HostileFile.of(
                "JPEG 2000 larger than it is said",
                "jpx.pdf",
                shown(small + "/Filter /JPXDecode", HostilePictures.jpeg2000(65_500)),
                KEPT));
        all.add(HostileFile.of(
                "tiles of a thousandth of a point", "tuiles.pdf", tiled(0.001, "0 0 9 9 re f", ""), KEPT));
        all.add(HostileFile.of(
                "tile that shows 3.6 gigapixels",
                "tuile.pdf",
                tiled(500, SHOWN, huge + "/Filter /CCITTFaxDecode"),
                KEPT));
        all.add(HostileFile.of(
                "page of a billion points",
                "immense.pdf",
                RawPdf.page("/MediaBox [0 0 1000000000 1000000000]", "", "", latin("0 0 9 9 re f"))
                        .bytes(),
                KEPT));
        all.add(HostileFile.of(
                "page without any surface",
                "nulle.pdf",
                RawPdf.page("/MediaBox [0 0 0 0]", "", "", latin("0 0 9 9 re f"))
                        .bytes(),
                KEPT));
        return all;
    }

    private static byte[] shown(String dictionary, byte[] picture) {
        return RawPdf.page(SHOWS, SHOWN).with(dictionary, picture).bytes();
    }

    private static byte[] tiled(double step, String tile, String picture) {
        RawPdf pdf = RawPdf.page("/Pattern <</P 5 0 R>>", "/Pattern cs /P scn 0 0 200 280 re f")
                .with(
                        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 200 280] /XStep " + step
                                + " /YStep " + step + " /Resources <</XObject <</I 6 0 R>>>>",
                        latin(tile));
        return (picture.isEmpty() ? pdf : pdf.with(picture, new byte[64])).bytes();
    }

    /** A page information segment (ITU-T T.88, 7.4.8) and a region of the whole page. */
    private static byte[] jbig2(int side) {
        ByteBuffer segments = ByteBuffer.allocate(11 + 19 + 11 + 26 + 64);
        segments.putInt(0).put((byte) 48).put((byte) 0).put((byte) 1).putInt(19);
        segments.putInt(side).putInt(side).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
        segments.putInt(1).put((byte) 38).put((byte) 0).put((byte) 1).putInt(26 + 64);
        segments.putInt(side).putInt(side).putInt(0).putInt(0).put((byte) 0);
        segments.put((byte) 0).put(new byte[] {3, -1, -3, -1, 2, -2, -2, -2});
        return segments.array();
    }

    private static List<HostileFile> structures() throws java.io.IOException {
        List<HostileFile> all = new ArrayList<>();
        byte[] good = letter();
        all.add(HostileFile.of("3,001 pages", "annuaire.pdf", pages(3_001), "DOCUMENT_TOO_MANY_PAGES"));
        all.add(HostileFile.of("pages within themselves", "cercle.pdf", tree("[2 0 R 3 0 R]"), KEPT, DAMAGED));
        all.add(HostileFile.of(
                "announces two billion pages",
                "annonce.pdf",
                announced(2_000_000_000),
                DAMAGED,
                "DOCUMENT_TOO_MANY_PAGES"));
        all.add(HostileFile.of("pages ten thousand deep", "profond.pdf", deepTree(10_000), KEPT));
        all.add(HostileFile.of("a million arrays within one another", "tableaux.pdf", nested(1_000_000), DAMAGED));
        all.add(HostileFile.of(
                "form that shows itself",
                "miroir.pdf",
                RawPdf.page("/XObject <</X 5 0 R>>", "/X Do")
                        .with(
                                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 5 0 R>>>>",
                                latin("/X Do /X Do"))
                        .bytes(),
                TOO_LARGE));
        all.add(HostileFile.of("directory that is its own predecessor", "boucle.pdf", looped(), KEPT, DAMAGED));
        all.add(HostileFile.of("truncated PDF", "coupe.pdf", Arrays.copyOf(good, good.length / 2), DAMAGED));
        all.add(HostileFile.of("PDF with a password", "secret.pdf", encrypted(), "DOCUMENT_ENCRYPTED"));
        all.add(HostileFile.of(
                "PDF that runs a program",
                "lance.pdf",
                RawPdf.page("", "0 0 9 9 re f")
                        .bytes("/OpenAction <</S /Launch /F (cmd.exe)>> /AA <</O <</S /JavaScript /JS"
                                + " (app.alert\\(1\\))>>>>"),
                KEPT));
        byte[] zip = new Packed.Archive().with("a.js", "alert(1)").bytes();
        all.add(HostileFile.of(
                "PDF that is a ZIP too",
                "double.pdf",
                Packed.written(out -> {
                    out.write(good);
                    out.write(zip);
                    out.write(latin("\n%%EOF\n"));
                }),
                KEPT,
                DAMAGED));
        all.add(HostileFile.of(
                "ZIP that is a PDF too",
                "double.zip",
                Packed.written(out -> {
                    out.write(zip);
                    out.write(good);
                }),
                "DOCUMENT_TYPE_REFUSED",
                DAMAGED));
        return all;
    }

    /** A letter with text, a photograph, a drawing and packed objects, as word processors write it. */
    static byte[] letter() throws java.io.IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A6);
            document.addPage(page);
            BufferedImage picture = HostilePictures.drawn(120, 80);
            PDImageXObject photograph = JPEGFactory.createFromImage(document, picture);
            PDImageXObject drawing = LosslessFactory.createFromImage(document, picture);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
                content.newLineAtOffset(40, 380);
                content.showText("Madame le Maire, la lampe est \u00e9teinte.");
                content.endText();
                content.drawImage(photograph, 40, 200, 60, 40);
                content.drawImage(drawing, 140, 200, 60, 40);
                content.addRect(30, 30, 200, 100);
                content.stroke();
            }
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws java.io.IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static byte[] pages(int number) throws java.io.IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < number; i++) {
                document.addPage(new PDPage());
            }
            return saved(document);
        }
    }

    private static byte[] encrypted() throws java.io.IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("maître", "mot de passe", new AccessPermission()));
            return saved(document);
        }
    }

    private static byte[] tree(String kids) {
        return new RawPdf()
                .with("<</Type /Catalog /Pages 2 0 R>>")
                .with("<</Type /Pages /Kids " + kids + " /Count 2>>")
                .with("<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 280]>>")
                .bytes();
    }

    private static byte[] announced(int pages) {
        return new RawPdf()
                .with("<</Type /Catalog /Pages 2 0 R>>")
                .with("<</Type /Pages /Kids [3 0 R] /Count " + pages + ">>")
                .with("<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 280]>>")
                .bytes();
    }

    private static byte[] deepTree(int depth) {
        RawPdf pdf = new RawPdf().with("<</Type /Catalog /Pages 2 0 R>>");
        for (int i = 0; i < depth; i++) {
            pdf.with("<</Type /Pages /Kids [" + (i + 3) + " 0 R] /Count 1>>");
        }
        return pdf.with("<</Type /Page /MediaBox [0 0 200 280]>>").bytes();
    }

    private static byte[] nested(int depth) {
        return new RawPdf()
                .with("<</Type /Catalog /Pages " + "[".repeat(depth) + "]".repeat(depth) + ">>")
                .bytes();
    }

    private static byte[] looped() {
        RawPdf pdf = RawPdf.page("", "0 0 9 9 re f");
        return pdf.bytes("/Prev " + pdf.size());
    }
}
