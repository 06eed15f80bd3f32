package org.vaguemestre.letters;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A pile of paper as a scanner sees it: separators, letters, blank backs, pages laid upside down; drawn page by page. */
public final class Pile {
    private static final double A4_WIDTH_INCHES = 210 / 25.4;
    private static final double A4_HEIGHT_INCHES = 297 / 25.4;

    private final long seed;
    private final int dpi;
    private final SeparatorSheet separator;
    private final boolean defects;

    /**
     * @param defects with the defects of scanners, blank backs and upside-down pages; without, every page is clean
     */
    public Pile(long seed, int dpi, SeparatorSheet separator, boolean defects) {
        this.seed = seed;
        this.dpi = dpi;
        this.separator = separator;
        this.defects = defects;
    }

    /** What a page of the pile is. */
    public enum Role {
        LETTER,
        SEPARATOR,
        BLANK
    }

    /**
     * One page of the pile.
     *
     * @param letter the letter it belongs to; for a separator, the one it announces
     * @param page of the letter, from 1; 0 for a sheet that is none
     * @param text exact words on it; for a separator, what its code says
     */
    public record Page(Role role, Letter letter, int page, String text, Condition condition, BufferedImage image) {}

    /** Draws the letter's pages, after its separator. */
    public List<Page> draw(Letter letter) throws IOException {
        Random random = new Random(seed * 31 + letter.index());
        List<Page> pages = new ArrayList<>();
        int width = (int) Math.round(A4_WIDTH_INCHES * dpi);
        int height = (int) Math.round(A4_HEIGHT_INCHES * dpi);
        if (separator != SeparatorSheet.NONE) {
            String content = separator.content(letter);
            Condition condition = defects && random.nextInt(3) == 0 ? Condition.SKEWED : Condition.CLEAN;
            pages.add(new Page(
                    Role.SEPARATOR,
                    letter,
                    0,
                    content,
                    condition,
                    condition.scan(separator.draw(content, width, height), random)));
        }
        try (PDDocument pdf = new PDDocument()) {
            List<String> texts = LetterPdf.write(pdf, letter);
            Condition condition = condition(random);
            try (PDDocument laid = LetterPdf.laid(pdf)) {
                PDFRenderer renderer = new PDFRenderer(laid);
                for (int i = 0; i < texts.size(); i++) {
                    BufferedImage clean = renderer.renderImageWithDPI(i, dpi, ImageType.GRAY);
                    pages.add(new Page(
                            Role.LETTER, letter, i + 1, texts.get(i), condition, condition.scan(clean, random)));
                }
            }
        }
        if (defects && random.nextInt(4) == 0) {
            pages.add(new Page(
                    Role.BLANK, letter, 0, "", Condition.NOISY, Condition.CLEAN.scan(blank(width, height), random)));
        }
        return pages;
    }

    private Condition condition(Random random) {
        if (!defects) {
            return Condition.CLEAN;
        }
        int drawn = random.nextInt(24);
        return drawn == 0 ? Condition.UPSIDE_DOWN : drawn < 11 ? Condition.CLEAN : Condition.values()[1 + drawn % 5];
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage blank = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D paper = blank.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, width, height);
        paper.dispose();
        return blank;
    }
}
