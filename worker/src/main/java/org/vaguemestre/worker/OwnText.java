package org.vaguemestre.worker;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words a born-digital page says itself, in the order it says them, with their places as the page is shown. */
final class OwnText extends PDFTextStripper {
    /** Part of unknown letters from which the text is not legible. */
    private static final double ILLEGIBLE = 0.1;

    private final List<Word> words = new ArrayList<>();
    private final double width;
    private final double height;
    private int line;
    private int block;

    private OwnText(PDPage page) {
        PDRectangle box = page.getCropBox();
        boolean lying = page.getRotation() % 180 != 0;
        width = lying ? box.getHeight() : box.getWidth();
        height = lying ? box.getWidth() : box.getHeight();
    }

    static List<Word> of(PDDocument document, PDPage page, int number) throws IOException {
        OwnText text = new OwnText(page);
        text.setStartPage(number);
        text.setEndPage(number);
        text.writeText(document, Writer.nullWriter());
        return text.words;
    }

    /** Whether the letters are letters: fonts may lack the way back from their signs. */
    static boolean isLegible(List<Word> words) {
        long letters = 0;
        long unknown = 0;
        for (Word word : words) {
            letters += word.text().length();
            unknown += word.text()
                    .codePoints()
                    .filter(c -> c == 0xFFFD
                            || Character.getType(c) == Character.PRIVATE_USE
                            || Character.getType(c) == Character.UNASSIGNED
                            || Character.isISOControl(c))
                    .count();
        }
        return letters > 0 && unknown <= letters * ILLEGIBLE;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        int from = 0;
        // what the library takes for one word may hold spaces
        for (int at = 0; at <= positions.size(); at++) {
            boolean gap = at == positions.size() || isBlank(positions.get(at));
            if (gap && at > from) {
                add(positions.subList(from, at));
            }
            if (gap) {
                from = at + 1;
            }
        }
    }

    private static boolean isBlank(TextPosition position) {
        return position.getUnicode() == null || position.getUnicode().isBlank();
    }

    private void add(List<TextPosition> letters) {
        StringBuilder text = new StringBuilder();
        double left = Double.MAX_VALUE;
        double right = 0;
        double top = Double.MAX_VALUE;
        double bottom = 0;
        for (TextPosition letter : letters) {
            text.append(letter.getUnicode());
            double tall = Math.max(letter.getHeight(), 0.7 * letter.getFontSizeInPt());
            left = Math.min(left, letter.getX());
            right = Math.max(right, letter.getX() + letter.getWidth());
            top = Math.min(top, letter.getY() - tall);
            bottom = Math.max(bottom, letter.getY());
        }
        words.add(new Word(
                text.toString(),
                within(left / width),
                within(top / height),
                within((right - left) / width),
                within((bottom - top) / height),
                1,
                line,
                block));
    }

    private static double within(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    @Override
    protected void writeLineSeparator() {
        line++;
    }

    @Override
    protected void writeParagraphEnd() {
        block++;
    }
}
