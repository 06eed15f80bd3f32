package org.vaguemestre.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The words of scanned pages, laid unseen over their picture: they can be searched, selected and copied. Its one font has no shapes, is half as wide
 * as it is tall and knows every letter; it is the {@code pdf.ttf} of the Tesseract project (Apache License 2.0).
 */
final class TextLayer {
    private static final COSName FONT = COSName.getPDFName("Unseen");

    /** Width of each sign of the font, as a part of its height. */
    private static final double SIGN_WIDTH = 0.5;

    private final PDDocument letter;
    private final COSDictionary font;

    TextLayer(PDDocument letter) throws IOException {
        this.letter = letter;
        this.font = font(letter);
    }

    /** Lays words over a page as it is shown, its rotation included. */
    void lay(PDPage page, List<Word> words) throws IOException {
        if (words.isEmpty()) {
            return;
        }
        COSStream layer = letter.getDocument().createCOSStream();
        try (OutputStream out = layer.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(operators(page, words).getBytes(StandardCharsets.US_ASCII));
        }
        append(page, layer);
        PDResources resources = page.getResources();
        COSDictionary fonts = resources.getCOSObject().getDictionaryObject(COSName.FONT) instanceof COSDictionary known
                ? new COSDictionary(known)
                : new COSDictionary();
        fonts.setItem(FONT, font);
        resources.getCOSObject().setItem(COSName.FONT, fonts);
    }

    /** What the page draws is wrapped, so that it cannot shift what follows. */
    private void append(PDPage page, COSStream layer) throws IOException {
        COSArray contents = new COSArray();
        contents.add(stream("q\n"));
        COSBase own = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (own instanceof COSArray several) {
            contents.addAll(several);
        } else if (own != null) {
            contents.add(own);
        }
        contents.add(stream("\nQ\n"));
        contents.add(layer);
        page.getCOSObject().setItem(COSName.CONTENTS, contents);
    }

    private COSStream stream(String operators) throws IOException {
        COSStream stream = letter.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static String operators(PDPage page, List<Word> words) {
        PDRectangle box = page.getCropBox();
        double width = page.getRotation() % 180 == 0 ? box.getWidth() : box.getHeight();
        double height = page.getRotation() % 180 == 0 ? box.getHeight() : box.getWidth();
        StringBuilder out = new StringBuilder("q ").append(toShown(page, box)).append(" cm BT 3 Tr\n");
        for (Word word : words) {
            String signs = word.text() + " ";
            double size = Math.max(1, word.h() * height);
            double natural = word.text().length() * SIGN_WIDTH * size;
            double stretch = Math.max(1, 100 * word.w() * width / natural);
            out.append(String.format(
                    Locale.ROOT,
                    "/%s %.2f Tf %.2f Tz 1 0 0 1 %.2f %.2f Tm <",
                    FONT.getName(),
                    size,
                    stretch,
                    word.x() * width,
                    (1 - word.y() - word.h()) * height));
            signs.chars().forEach(sign -> out.append(String.format("%04X", sign)));
            out.append("> Tj\n");
        }
        return out.append("ET Q\n").toString();
    }

    /** The matrix from the page as it is shown, origin at its lower left, to the page's own space. */
    private static String toShown(PDPage page, PDRectangle box) {
        String turned =
                switch (page.getRotation()) {
                    case 90 -> "0 1 -1 0 %2$.3f %3$.3f";
                    case 180 -> "-1 0 0 -1 %2$.3f %4$.3f";
                    case 270 -> "0 -1 1 0 %1$.3f %4$.3f";
                    default -> "1 0 0 1 %1$.3f %3$.3f";
                };
        return String.format(
                Locale.ROOT,
                turned,
                box.getLowerLeftX(),
                box.getUpperRightX(),
                box.getLowerLeftY(),
                box.getUpperRightY());
    }

    private static COSDictionary font(PDDocument letter) throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, "GlyphLessFont");
        descriptor.setInt(COSName.FLAGS, 5);
        descriptor.setItem(COSName.FONT_BBOX, numbers(0, 0, 500, 1000));
        descriptor.setInt(COSName.ASCENT, 1000);
        descriptor.setInt(COSName.DESCENT, -1);
        descriptor.setInt(COSName.CAP_HEIGHT, 1000);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, packed(letter, shapes()));

        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);

        // every sign is drawn by the one empty shape
        byte[] shapeOfSign = new byte[2 << 16];
        for (int i = 1; i < shapeOfSign.length; i += 2) {
            shapeOfSign[i] = 1;
        }
        COSDictionary signs = new COSDictionary();
        signs.setItem(COSName.TYPE, COSName.FONT);
        signs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        signs.setName(COSName.BASE_FONT, "GlyphLessFont");
        signs.setItem(COSName.CIDSYSTEMINFO, system);
        signs.setItem(COSName.CID_TO_GID_MAP, packed(letter, shapeOfSign));
        signs.setInt(COSName.DW, (int) (SIGN_WIDTH * 1000));
        signs.setItem(COSName.FONT_DESC, descriptor);

        COSArray descendants = new COSArray();
        descendants.add(signs);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "GlyphLessFont");
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, packed(letter, toUnicode().getBytes(StandardCharsets.US_ASCII)));
        return font;
    }

    private static byte[] shapes() throws IOException {
        try (InputStream font = TextLayer.class.getResourceAsStream("glyphless.ttf")) {
            return font.readAllBytes();
        }
    }

    private static COSArray numbers(int... values) {
        COSArray array = new COSArray();
        Arrays.stream(values).mapToObj(COSInteger::get).forEach(array::add);
        return array;
    }

    private static COSStream packed(PDDocument letter, byte[] bytes) throws IOException {
        COSStream stream = letter.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        stream.setInt(COSName.LENGTH1, bytes.length);
        return stream;
    }

    /** Every sign means the letter of its own number; a range may not cross a hundred-and-first entry nor a first byte. */
    private static String toUnicode() {
        StringBuilder map = new StringBuilder(
                """
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < 256; from += 64) {
            map.append("64 beginbfrange\n");
            for (int high = from; high < from + 64; high++) {
                map.append(String.format("<%1$02X00> <%1$02XFF> <%1$02X00>\n", high));
            }
            map.append("endbfrange\n");
        }
        return map.append(
                        """
                        endcmap
                        CMapName currentdict /CMap defineresource pop
                        end
                        end
                        """)
                .toString();
    }
}
