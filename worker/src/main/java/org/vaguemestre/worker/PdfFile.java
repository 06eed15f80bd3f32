package org.vaguemestre.worker;

import static org.bytedeco.leptonica.global.leptonica.*;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF file. A page that is one scanned picture gives that picture itself; a born-digital page gives its own words; any other is rendered.
 */
final class PdfFile extends SourceFile {
    private static final int RENDERED_TO_READ = 300;
    private static final int RENDERED_TO_SHOW = 150;

    /** Pixels of a rendered page: A3 at 300 pixels an inch; a larger page is rendered coarser. */
    private static final double RENDERED_PIXELS = 18_000_000;

    /** The end mark of a whole file stands in its last bytes, junk of some mail programs after it aside. */
    private static final int TAIL = 4096;

    /** Pages looked at to say whether all have their own text; beyond, each page says it when it is read. */
    private static final int LOOKED_AT = 200;

    private final PDDocument document;
    private final long size;

    private PdfFile(PDDocument document, long size) {
        this.document = document;
        this.size = size;
    }

    static PdfFile open(Path file) throws RefusedDocument, IOException {
        checkEnds(file);
        PackedDirectory.check(file);
        try {
            PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache());
            try {
                int pages = document.getNumberOfPages();
                if (pages < 1) {
                    throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, pages + " pages");
                }
                if (pages > Limits.PAGES) {
                    throw new RefusedDocument(RefusalCode.DOCUMENT_TOO_MANY_PAGES, pages + " pages");
                }
                return new PdfFile(document, Files.size(file));
            } catch (RefusedDocument | RuntimeException e) {
                document.close();
                throw e;
            }
        } catch (InvalidPasswordException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_ENCRYPTED, e);
        } catch (IOException | RuntimeException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    /** The library would mend a truncated file and silently lose its last pages; a mail room must not. */
    private static void checkEnds(Path file) throws RefusedDocument, IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, bytes.length())];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
                throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "the file has no end mark");
            }
        }
    }

    @Override
    int pages() {
        return document.getNumberOfPages();
    }

    @Override
    void checkUnpackedSize() throws RefusedDocument, IOException {
        UnpackedSize unpacked = new UnpackedSize(size);
        unpacked.checkAll(document.getDocument());
        int counted = 0;
        for (PDPage page : document.getPages()) {
            counted++;
            unpacked.checkContent(page);
            if (page.getMediaBox() == null) {
                throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, "page " + counted + " has no size");
            }
        }
        if (counted != pages()) {
            throw new RefusedDocument(
                    RefusalCode.DOCUMENT_DAMAGED, counted + " pages found where " + pages() + " are announced");
        }
    }

    @Override
    boolean signed() {
        try {
            return !document.getSignatureDictionaries().isEmpty();
        } catch (RuntimeException e) {
            // a form too broken to be read holds no signature anyone could verify
            return false;
        }
    }

    @Override
    boolean hasOwnText() throws RefusedDocument {
        int looked = 0;
        for (PDPage page : document.getPages()) {
            if (++looked > LOOKED_AT || !isBornDigital(page)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBornDigital(PDPage page) throws RefusedDocument {
        try {
            return PageContent.of(page).kind() == PageContent.Kind.BORN_DIGITAL;
        } catch (IOException | RuntimeException e) {
            // reading that page will say what is wrong with it
            return false;
        }
    }

    private static PageContent analysed(PDPage page, int number) throws RefusedDocument {
        try {
            return PageContent.of(page);
        } catch (IOException | RuntimeException e) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, new IOException("page " + number, e));
        }
    }

    private PDPage pdPage(int number) throws RefusedDocument {
        checkNumber(number);
        try {
            return document.getPage(number - 1);
        } catch (RuntimeException e) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, e);
        }
    }

    @Override
    SourcePage page(int number) throws RefusedDocument, IOException {
        PDPage page = pdPage(number);
        PageContent content = analysed(page, number);
        content.checkPixels();
        try {
            return switch (content.kind()) {
                case SCAN -> new SourcePage(scanned(page, content), null);
                case BORN_DIGITAL -> bornDigital(page, number);
                case MIXED -> new SourcePage(rendered(page, number, RENDERED_TO_READ), null);
            };
        } catch (IOException | RuntimeException e) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, e);
        }
    }

    private SourcePage bornDigital(PDPage page, int number) throws RefusedDocument, IOException {
        List<Word> words = OwnText.of(document, page, number);
        if (OwnText.isLegible(words)) {
            return new SourcePage(rendered(page, number, RENDERED_TO_SHOW), words);
        }
        // fonts without a way back to letters: what the eye sees is read instead
        return new SourcePage(rendered(page, number, RENDERED_TO_READ), null);
    }

    private Scan rendered(PDPage page, int number, int resolution) throws RefusedDocument, IOException {
        PDRectangle box = page.getCropBox();
        double squareInches = box.getWidth() / 72.0 * box.getHeight() / 72.0;
        double finest = Math.sqrt(RENDERED_PIXELS / Math.max(squareInches, 0.01));
        float used = (float) Math.min(resolution, finest);
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImageWithDPI(number - 1, used, ImageType.RGB);
        return Scan.of(Picture.of(image), image.getWidth() / (double) used);
    }

    private Scan scanned(PDPage page, PageContent content) throws RefusedDocument, IOException {
        PDImageXObject image = content.scan();
        Matrix placed = content.placed();
        int turn = quarterTurn(placed);
        boolean lying = turn % 180 != 0;
        double width = lying ? Math.abs(placed.getShearY()) : Math.abs(placed.getScaleX());
        Scan scan = embedded(image, width / 72);
        int shown = Math.floorMod(turn + page.getRotation(), 360);
        if (shown == 0) {
            return scan;
        }
        try (scan) {
            return scan.turned(shown);
        }
    }

    /** Degrees clockwise by which a placed picture is turned; the placement is known to be by quarters and not mirrored. */
    private static int quarterTurn(Matrix placed) {
        if (Math.abs(placed.getScaleX()) > Math.abs(placed.getShearY())) {
            return placed.getScaleX() > 0 ? 0 : 180;
        }
        return placed.getShearY() > 0 ? 270 : 90;
    }

    /** The picture's own bytes decoded, without the PDF library's detour over the heap where the format allows it. */
    private static Scan embedded(PDImageXObject image, double inches) throws RefusedDocument, IOException {
        COSDictionary dictionary = image.getCOSObject();
        List<COSName> filters = image.getStream().getFilters();
        COSName last = filters == null || filters.isEmpty() ? null : filters.get(filters.size() - 1);
        boolean plain = image.getSoftMask() == null && image.getMask() == null && !image.isStencil();
        boolean straight = plain && !dictionary.containsKey(COSName.DECODE);
        if (COSName.DCT_DECODE.equals(last) && straight && isGreyOrRgb(image)) {
            return Scan.ofJpeg(raw(image, last), inches);
        }
        if (COSName.JPX_DECODE.equals(last) && straight) {
            byte[] jpeg2000 = raw(image, last);
            checkPixels(jpeg2000);
            return Scan.of(
                    Picture.of(pixReadMemJp2k(jpeg2000, jpeg2000.length, 1, null, 0, 0), "a JPEG 2000 picture"),
                    inches);
        }
        if (COSName.CCITTFAX_DECODE.equals(last) && image.getSoftMask() == null && image.getMask() == null) {
            return Scan.of(fax(image, last), inches);
        }
        if (image.isStencil()) {
            return Scan.of(Picture.of(image.getOpaqueImage()), inches);
        }
        // finer than needed in grey or colour, it would fill the heap
        boolean fine = image.getBitsPerComponent() > 1 && inches > 0;
        int step = fine ? Math.max(1, (int) (image.getWidth() / inches / RENDERED_TO_READ)) : 1;
        return Scan.of(Picture.of(image.getImage(null, step)), inches);
    }

    /** A JPEG 2000 picture says its own size, whatever the PDF says of it. */
    private static void checkPixels(byte[] jpeg2000) throws RefusedDocument {
        int[] width = new int[1];
        int[] height = new int[1];
        if (readHeaderMemJp2k(jpeg2000, jpeg2000.length, width, height, (int[]) null, (int[]) null, null) != 0) {
            throw new RefusedDocument(RefusalCode.PAGE_DAMAGED, "a JPEG 2000 picture without a header");
        }
        Limits.checkPixels(width[0], height[0]);
    }

    private static boolean isGreyOrRgb(PDImageXObject image) throws IOException {
        int colours = image.getColorSpace().getNumberOfComponents();
        return colours == 1 || colours == 3;
    }

    private static Picture fax(PDImageXObject image, COSName filter) throws RefusedDocument, IOException {
        COSDictionary parameters = faxParameters(image.getCOSObject());
        byte[] tiff = FaxBytes.asTiff(
                raw(image, filter),
                parameters.getInt(COSName.COLUMNS, 1728),
                image.getHeight(),
                parameters.getInt(COSName.K, 0),
                parameters.getBoolean(COSName.getPDFName("EncodedByteAlign"), false));
        Picture picture = Picture.of(pixReadMemTiff(tiff, tiff.length, 0), "a fax picture");
        boolean inverted = parameters.getBoolean(COSName.BLACK_IS_1, false) ^ isInverted(image);
        if (!inverted) {
            return picture;
        }
        try (picture) {
            return picture.inverted();
        }
    }

    private static COSDictionary faxParameters(COSDictionary image) {
        COSBase parameters = image.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray several && several.size() > 0) {
            parameters = several.getObject(several.size() - 1);
        }
        return parameters instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
    }

    private static boolean isInverted(PDImageXObject image) {
        COSArray decode = image.getDecode();
        return decode != null
                && decode.size() > 0
                && decode.getObject(0) instanceof COSNumber first
                && first.intValue() == 1;
    }

    private static byte[] raw(PDImageXObject image, COSName until) throws IOException {
        try (InputStream bytes = image.createInputStream(List.of(until.getName()))) {
            return bytes.readAllBytes();
        }
    }

    @Override
    Copied copyInto(PDDocument letter, int number, int turn) throws RefusedDocument, IOException {
        PDPage page = pdPage(number);
        PageContent content = analysed(page, number);
        if (content.kind() == PageContent.Kind.SCAN) {
            // nothing but the picture goes along: no text layer of a scanner, which would double ours
            PDRectangle box = page.getCropBox();
            return new Copied(
                    LetterPage.showing(letter, content.scan(), box, content.placed(), page.getRotation() + turn),
                    false);
        }
        boolean ownText = content.kind() == PageContent.Kind.BORN_DIGITAL
                && OwnText.isLegible(OwnText.of(document, page, number));
        return new Copied(PageTransplant.into(letter, page, turn), ownText);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
