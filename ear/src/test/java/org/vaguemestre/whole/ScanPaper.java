package org.vaguemestre.whole;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
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
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.vaguemestre.letters.Main;

/** Paper for the scan tests, drawn before the server needs it: piles with their truth, odd separators, and every bad file there is. */
public final class ScanPaper {
    private final Path folder;

    private ScanPaper(Path folder) {
        this.folder = folder;
    }

    /** Draws everything into a folder. */
    static void draw(Path folder) {
        System.setProperty("java.awt.headless", "true");
        try {
            Files.createDirectories(folder);
            ScanPaper paper = new ScanPaper(folder);
            paper.pile("pile", 4, 7, "qr", "port-lerin");
            paper.pile("abandoned", 3, 8, "patcht", "port-lerin");
            paper.pile("foreign", 1, 9, "qr", "sainte-orme");
            paper.pile("twice", 1, 10, "none", "port-lerin");
            paper.sheetAndLetter("unknown.pdf", "VAGUEMESTRE/1/port-lerin/FANFARE/-");
            paper.sheetAndLetter("unreadable.pdf", "VAGUEMESTRE/9/port-lerin");
            paper.bornDigital();
            paper.bad();
        } catch (IOException | WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A pile of generated letters, scanned into one file.
     *
     * @param separators {@code qr}, {@code patcht} or {@code none}
     * @param seed another one, another pile
     */
    public static Path pile(Path folder, int letters, int seed, String separators) throws IOException {
        System.setProperty("java.awt.headless", "true");
        new ScanPaper(folder).pile("pile-" + seed, letters, seed, separators, "port-lerin");
        return folder.resolve("pile-" + seed + ".pdf");
    }

    /** Each page of a printed file, as scanners give it: at 300 and at 200 dots an inch, laid askew to either side, on greyish paper. */
    public static Path scannedAskew(Path printed, Path scanned) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try (PDDocument sheets = Loader.loadPDF(printed.toFile());
                PDDocument pile = new PDDocument()) {
            PDFRenderer renderer = new PDFRenderer(sheets);
            for (int sheet = 0; sheet < sheets.getNumberOfPages(); sheet++) {
                for (int resolution : new int[] {300, 200}) {
                    BufferedImage flat = renderer.renderImageWithDPI(sheet, resolution, ImageType.GRAY);
                    BufferedImage laid =
                            new BufferedImage(flat.getWidth(), flat.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
                    Graphics2D glass = laid.createGraphics();
                    glass.setColor(new Color(236, 236, 236));
                    glass.fillRect(0, 0, laid.getWidth(), laid.getHeight());
                    glass.setRenderingHint(
                            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                    double askew = Math.toRadians(resolution == 300 ? 2.5 : -2.5);
                    glass.rotate(askew, laid.getWidth() / 2.0, laid.getHeight() / 2.0);
                    glass.drawImage(flat, 0, 0, null);
                    glass.dispose();
                    PDPage page = new PDPage(PDRectangle.A4);
                    pile.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(pile, page)) {
                        content.drawImage(
                                JPEGFactory.createFromImage(pile, laid, 0.8f),
                                0,
                                0,
                                PDRectangle.A4.getWidth(),
                                PDRectangle.A4.getHeight());
                    }
                }
            }
            pile.save(scanned.toFile());
        }
        return scanned;
    }

    /** Printed files, signed with a pen at the end of each and laid on the glass one after the other, without anything between them. */
    public static Path signedAndScanned(Path scanned, Path... printed) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try (PDDocument pile = new PDDocument()) {
            for (Path file : printed) {
                try (PDDocument letter = Loader.loadPDF(file.toFile())) {
                    for (int page = 0; page < letter.getNumberOfPages(); page++) {
                        BufferedImage sheet = new PDFRenderer(letter).renderImageWithDPI(page, 150, ImageType.GRAY);
                        if (page == letter.getNumberOfPages() - 1) {
                            sign(sheet);
                        }
                        add(pile, sheet);
                    }
                }
            }
            pile.save(scanned.toFile());
        }
        return scanned;
    }

    private static void sign(BufferedImage sheet) {
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(new Color(40, 40, 40));
        pen.setStroke(new BasicStroke(4));
        pen.drawArc(800, 1300, 180, 90, 20, 290);
        pen.drawLine(820, 1390, 1020, 1290);
        pen.dispose();
    }

    /** A separator sheet that cannot be read, and the letter it stood before. */
    public static Path unreadableSeparator(Path folder) throws IOException, WriterException {
        System.setProperty("java.awt.headless", "true");
        new ScanPaper(folder).sheetAndLetter("unreadable.pdf", "VAGUEMESTRE/9/port-lerin");
        return folder.resolve("unreadable.pdf");
    }

    private void pile(String name, int letters, int seed, String separators, String organisation) throws IOException {
        Main.main(new String[] {
            "pile",
            "--letters",
            Integer.toString(letters),
            "--seed",
            Integer.toString(seed),
            "--separators",
            separators,
            "--organisation",
            organisation,
            "--out",
            folder.resolve(name + ".pdf").toString(),
            "--truth",
            folder.resolve(name + ".json").toString()
        });
    }

    private void sheetAndLetter(String name, String code) throws IOException, WriterException {
        try (PDDocument document = new PDDocument()) {
            BitMatrix modules = new QRCodeWriter().encode(code, BarcodeFormat.QR_CODE, 700, 700);
            BufferedImage sheet = page();
            for (int y = 0; y < 700; y++) {
                for (int x = 0; x < 700; x++) {
                    sheet.setRGB(270 + x, 500 + y, modules.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            add(document, sheet);
            add(document, text("Objet : fanfare du dimanche", "Madame la Maire,", "La fanfare joue trop tard."));
            document.save(folder.resolve(name).toFile());
        }
    }

    private void bornDigital() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(18);
                content.newLineAtOffset(60, 760);
                for (String line : List.of(
                        "Objet : raccordement du lotissement des Embruns",
                        "Madame,",
                        "Le lotissement sera raccorde en mars.")) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.save(folder.resolve("digital.pdf").toFile());
        }
    }

    private void bad() throws IOException {
        Files.write(folder.resolve("empty.pdf"), new byte[0]);
        byte[] whole = Files.readAllBytes(folder.resolve("pile.pdf"));
        Files.write(folder.resolve("truncated.pdf"), Arrays.copyOf(whole, whole.length / 2));
        Files.copy(Path.of("/bin/ls"), folder.resolve("program.pdf"));
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            document.save(folder.resolve("encrypted.pdf").toFile());
        }
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 10_000; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            document.save(folder.resolve("long.pdf").toFile());
        }
        bomb();
        brokenTiff();
    }

    /** One and a half gibibyte of spaces in a page of a megabyte. */
    private void bomb() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            COSStream stream = document.getDocument().createCOSStream();
            byte[] spaces = new byte[1 << 20];
            Arrays.fill(spaces, (byte) ' ');
            try (OutputStream content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                for (int i = 0; i < 1_500; i++) {
                    content.write(spaces);
                }
            }
            page.getCOSObject().setItem(COSName.CONTENTS, stream);
            document.save(folder.resolve("bomb.pdf").toFile());
        }
    }

    /** Three pages, the second one's bytes spoiled. */
    private void brokenTiff() throws IOException {
        Path file = folder.resolve("broken.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            ImageWriteParam deflate = writer.getDefaultWriteParam();
            deflate.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            deflate.setCompressionType("Deflate");
            for (int page = 1; page <= 3; page++) {
                BufferedImage image =
                        text("Objet : page " + page + " du rapport", "sur le stationnement", "en centre-ville");
                writer.writeToSequence(new IIOImage(image, null, null), deflate);
            }
            writer.endWriteSequence();
        }
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2;
        for (int i = middle - bytes.length / 16; i < middle + bytes.length / 16; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
    }

    private static void add(PDDocument document, BufferedImage image) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(
                    LosslessFactory.createFromImage(document, image),
                    0,
                    0,
                    PDRectangle.A4.getWidth(),
                    PDRectangle.A4.getHeight());
        }
    }

    private static BufferedImage text(String... lines) {
        BufferedImage image = page();
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
        int y = 400;
        for (int i = 0; i < 20; i++) {
            pen.drawString(i < lines.length ? lines[i] : "Cette ligne " + i + " parle de la commune.", 140, y);
            y += 55;
        }
        pen.dispose();
        return image;
    }

    private static BufferedImage page() {
        BufferedImage image = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.dispose();
        return image;
    }
}
