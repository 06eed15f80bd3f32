package org.vaguemestre.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Lays letters out on A4 pages of a PDF, and keeps the exact text of each page. */
final class LetterPdf {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final float MARGIN = 68;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document;
    private final PDFont regular;
    private final PDFont bold;
    private final Letter letter;
    private final float size;
    private final List<String> texts = new ArrayList<>();
    private PDPageContentStream page;
    private StringBuilder text;
    private float y;

    private LetterPdf(PDDocument document, Letter letter) throws IOException {
        this.document = document;
        this.letter = letter;
        this.size = (float) letter.style().size();
        this.regular = font(letter.style().typeface().file(false));
        this.bold = font(letter.style().typeface().file(true));
    }

    /** Adds the letter's pages to the document; the text of each is returned. */
    static List<String> write(PDDocument document, Letter letter) throws IOException {
        return new LetterPdf(document, letter).write();
    }

    /**
     * The document as a reader gets it. Fonts are laid into it only when it is saved: drawn before, it would take those of the machine, which may
     * number their letters otherwise. The caller closes it.
     */
    static PDDocument laid(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return Loader.loadPDF(bytes.toByteArray());
    }

    private PDFont font(String file) throws IOException {
        try (InputStream bytes = LetterPdf.class.getResourceAsStream("fonts/" + file)) {
            return PDType0Font.load(document, bytes, true);
        }
    }

    private List<String> write() throws IOException {
        newPage();
        if (letter.style().senderOnTop()) {
            letter.sender().block().forEach(line -> line(line, regular, MARGIN));
        } else {
            centred(letter.sender().displayName().toUpperCase(Locale.FRENCH), bold);
            centred(
                    letter.sender().street() + " · " + letter.sender().postalCode() + " "
                            + letter.sender().city(),
                    regular);
        }
        y -= 24;
        recipient().forEach(line -> line(line, regular, MARGIN + WIDTH * 0.52f));
        y -= 22;
        String dated = letter.sender().city() + ", le " + DATE.format(letter.writtenOn());
        line(dated, regular, letter.style().dateOnRight() ? MARGIN + WIDTH * 0.52f : MARGIN);
        y -= 16;
        if (!letter.reference().isEmpty()) {
            line((letter.sender().person() ? "Réf. : " : "N/Réf. : ") + letter.reference(), regular, MARGIN);
        }
        paragraph("Objet : " + letter.subject(), bold);
        y -= 8;
        paragraph(letter.greeting(), regular);
        for (String paragraph : letter.paragraphs()) {
            y -= 5;
            paragraph(paragraph, regular);
        }
        y -= 34;
        line(letter.sender().displayName(), regular, MARGIN + WIDTH * 0.55f);
        endPage();
        return texts;
    }

    private List<String> recipient() {
        return switch (letter.organisation()) {
            case "val-de-lerin" ->
                List.of(
                        "Madame la Présidente",
                        "Communauté de communes du Val de Lérin",
                        "2 place du Phare",
                        "99120 Port-Lérin");
            case "sainte-orme" ->
                List.of("Monsieur le Maire", "Mairie de Sainte-Orme", "1 place de l’Église", "99130 Sainte-Orme");
            case "brecy-le-haut" ->
                List.of("Madame le Maire", "Mairie de Brécy-le-Haut", "5 rue Haute", "99140 Brécy-le-Haut");
            case "saint-exemple" ->
                List.of("Madame le Maire", "Mairie de Saint-Exemple", "1 place de l’École", "99150 Saint-Exemple");
            default -> List.of("Madame le Maire", "Mairie de Port-Lérin", "Hôtel de ville", "99120 Port-Lérin");
        };
    }

    private void newPage() throws IOException {
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        text = new StringBuilder();
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private void endPage() throws IOException {
        page.close();
        texts.add(text.toString());
    }

    private void paragraph(String words, PDFont font) throws IOException {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (width(line + " " + word, font) > WIDTH) {
                line(line.toString(), font, MARGIN);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString(), font, MARGIN);
    }

    private float width(String words, PDFont font) throws IOException {
        return font.getStringWidth(words) / 1000 * size;
    }

    private void centred(String words, PDFont font) throws IOException {
        line(words, font, (PDRectangle.A4.getWidth() - width(words, font)) / 2);
    }

    private void line(String words, PDFont font, float x) {
        try {
            if (y < MARGIN) {
                endPage();
                newPage();
            }
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(x, y);
            page.showText(words);
            page.endText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        text.append(words).append('\n');
        y -= size * 1.42f;
    }
}
