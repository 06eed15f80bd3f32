package org.vaguemestre.worker;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pages for the tests: written, scanned at 300 dots an inch, turned, dirtied, laid into files. */
final class Paper {
    static final int WIDTH = 2480;
    static final int HEIGHT = 3508;

    static final List<String> LETTER = List.of(
            "Association des riverains du Moulin",
            "12, rue de la Fontaine",
            "",
            "Port-Lérin, le 3 mars 2026",
            "",
            "Objet : éclairage public de la rue de la Fontaine",
            "",
            "Madame le Maire,",
            "",
            "Depuis le début de l'hiver, trois lampadaires de notre rue restent éteints,",
            "et les enfants rentrent de l'école dans l'obscurité. Nous vous avions déjà",
            "écrit au mois de novembre, sans recevoir de réponse à ce jour.",
            "",
            "Nous vous demandons de bien vouloir faire procéder à leur réparation et",
            "vous prions d'agréer, Madame le Maire, l'expression de nos salutations",
            "distinguées.",
            "",
            "La présidente, Hélène Garrigue");

    private Paper() {}

    static BufferedImage letter() throws IOException {
        return written(LETTER);
    }

    /** A scanned page with these lines. */
    static BufferedImage written(List<String> lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, lines);
            return new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
        }
    }

    private static void write(PDDocument document, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 12);
            content.setLeading(18);
            content.newLineAtOffset(70, 760);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }

    static BufferedImage blank() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return page;
    }

    /** Grey paper, grain, dust, the dark edge of the glass and two punch holes; the other side shows through where given. */
    static BufferedImage dirtied(BufferedImage page, BufferedImage otherSide) {
        Random random = new Random(7);
        int width = page.getWidth();
        int height = page.getHeight();
        BufferedImage dirty = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int ink = 255 - (page.getRaster().getSample(x, y, 0));
                int through = otherSide == null || y >= otherSide.getHeight() || x >= otherSide.getWidth()
                        ? 0
                        : (255 - otherSide.getRaster().getSample(otherSide.getWidth() - 1 - x, y, 0)) / 9;
                int grey = (int) (228 - ink * 0.85 - through + random.nextGaussian() * 7);
                dirty.getRaster().setSample(x, y, 0, Math.max(0, Math.min(255, grey)));
            }
        }
        Graphics2D pen = dirty.createGraphics();
        pen.setColor(new Color(40, 40, 40));
        pen.fillRect(0, 0, 30, height);
        pen.fillOval(110, height / 2 - 480, 66, 66);
        pen.fillOval(110, height / 2 + 480, 66, 66);
        for (int i = 0; i < 60; i++) {
            pen.fillRect(random.nextInt(width), random.nextInt(height), 4, 4);
        }
        pen.dispose();
        return dirty;
    }

    /** Turned clockwise by quarters. */
    static BufferedImage turned(BufferedImage page, int degrees) {
        boolean lying = degrees % 180 != 0;
        int width = lying ? page.getHeight() : page.getWidth();
        int height = lying ? page.getWidth() : page.getHeight();
        AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turn.rotate(Math.toRadians(degrees));
        turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
                .filter(page, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    /** A page with a code drawn on it, so many pixels for each of its modules. */
    static BufferedImage with(BufferedImage page, BitMatrix code, int left, int top, int pixels) {
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.BLACK);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    pen.fillRect(left + x * pixels, top + y * pixels, pixels, pixels);
                }
            }
        }
        pen.dispose();
        return page;
    }

    static BufferedImage blackAndWhite(BufferedImage page) {
        BufferedImage flat = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                flat.getRaster().setSample(x, y, 0, page.getRaster().getSample(x, y, 0) > 140 ? 1 : 0);
            }
        }
        return flat;
    }

    /** A PDF of scans as most scanners write it: a JPEG, or for black and white a fax picture, over each page. */
    static Path scanned(Path file, BufferedImage... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (BufferedImage page : pages) {
                show(
                        document,
                        page.getType() == BufferedImage.TYPE_BYTE_BINARY
                                ? CCITTFactory.createFromImage(document, page)
                                : JPEGFactory.createFromImage(document, page, 0.8f, 300));
            }
            document.save(file.toFile());
        }
        return file;
    }

    /** A PDF of one scan, packed without loss. */
    static Path packed(Path file, BufferedImage page) throws IOException {
        try (PDDocument document = new PDDocument()) {
            show(document, LosslessFactory.createFromImage(document, page));
            document.save(file.toFile());
        }
        return file;
    }

    private static void show(PDDocument document, PDImageXObject image) throws IOException {
        float width = image.getWidth() * 72f / 300;
        float height = image.getHeight() * 72f / 300;
        PDPage sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            content.drawImage(image, 0, 0, width, height);
        }
    }

    /** A PDF as a word processor writes it. */
    static Path bornDigital(Path file, List<String> lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            write(document, lines);
            document.save(file.toFile());
        }
        return file;
    }
}
