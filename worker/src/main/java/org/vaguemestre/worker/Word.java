package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A word where it stands on the page as a person reads it (upright). Places are fractions of the page's width and height, from its top left.
 *
 * @param confidence from 0 to 1; 1 for the text of a born-digital page
 * @param line number of its line on the page, in reading order from 0
 * @param block number of its paragraph or column block, in reading order from 0
 */
record Word(String text, double x, double y, double w, double h, double confidence, int line, int block) {
    JsonObject json() {
        return Json.createObjectBuilder()
                .add("text", text)
                .add("x", round(x))
                .add("y", round(y))
                .add("w", round(w))
                .add("h", round(h))
                .add("confidence", round(confidence))
                .add("line", line)
                .add("block", block)
                .build();
    }

    static Word of(JsonObject json) {
        return new Word(
                json.getString("text"),
                json.getJsonNumber("x").doubleValue(),
                json.getJsonNumber("y").doubleValue(),
                json.getJsonNumber("w").doubleValue(),
                json.getJsonNumber("h").doubleValue(),
                json.getJsonNumber("confidence").doubleValue(),
                json.getInt("line"),
                json.getInt("block"));
    }

    /** The same word once the page is turned clockwise by 0, 90, 180 or 270 degrees. */
    Word turned(int degrees) {
        return switch (Math.floorMod(degrees, 360)) {
            case 90 -> new Word(text, 1 - y - h, x, h, w, confidence, line, block);
            case 180 -> new Word(text, 1 - x - w, 1 - y - h, w, h, confidence, line, block);
            case 270 -> new Word(text, y, 1 - x - w, h, w, confidence, line, block);
            default -> this;
        };
    }

    /** Mean confidence, weighted by the length of the words; 0 without words. */
    static double meanConfidence(List<Word> words) {
        double sum = 0;
        int letters = 0;
        for (Word word : words) {
            sum += word.confidence * word.text.length();
            letters += word.text.length();
        }
        return letters == 0 ? 0 : sum / letters;
    }

    private static double round(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
