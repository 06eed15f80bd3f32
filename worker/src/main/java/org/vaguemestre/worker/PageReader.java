package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads one page, once and for all: whether it is blank, a separator or a letter's; which way up it lies; its words and where they stand; and the
 * preview that people are shown. What is costly is done only on pages that need it: a good page is recognised once and nothing else.
 */
final class PageReader {
    /** Confidence below which a page may have been read upside down, from 0 to 1. */
    private static final double DOUBTFUL = 0.55;

    /** Words from which a doubtful page is worth reading again the other way up. */
    private static final int ENOUGH_WORDS = 5;

    /** Confidence of a word that is really there, from 0 to 1, on a page with hardly any ink. */
    private static final double BELIEVABLE = 0.6;

    private final Recognition recognition;

    PageReader(Recognition recognition) {
        this.recognition = recognition;
    }

    enum Kind {
        CONTENT,
        BLANK,
        SEPARATOR,
        /** It looks like a separator sheet, but what it says cannot be known. */
        UNREADABLE_SEPARATOR
    }

    /**
     * What was read.
     *
     * @param code of the sheet, or of the letter that was printed to be signed by hand; null where there is none
     * @param rotation degrees clockwise by which the page as its file shows it was turned to be read: 0, 90, 180 or 270
     * @param ownText the words are the file's own, not recognised
     */
    private record Reading(Kind kind, String code, int rotation, boolean ownText, List<Word> words) {
        Reading bearing(Optional<Separators.Code> letter) {
            return new Reading(kind, letter.map(Separators.Code::text).orElse(code), rotation, ownText, words);
        }
    }

    /**
     * Reads a page and writes its preview and its reading into a folder, {@code page-<n>.jpg} and {@code page-<n>.json}.
     *
     * @param turn degrees clockwise by which a person, or an earlier reading, says that the page of a letter has to be turned; null to find it out, and
     *     what kind of page it is
     * @return what is also in the JSON file
     * @throws RefusedDocument when the file cannot be opened, PAGE_DAMAGED, PAGE_TOO_LARGE
     */
    JsonObject read(Path file, int number, Path folder, Integer turn) throws RefusedDocument, IOException {
        try (SourceFile source = SourceFile.open(file);
                SourceFile.SourcePage page = source.page(number)) {
            Reading reading = turn == null ? read(page) : read(page, turn);
            Path preview = folder.resolve("page-" + number + ".jpg");
            Path json = folder.resolve("page-" + number + ".json");
            try (Scan upright = page.scan().turned(reading.rotation)) {
                upright.writePreview(preview);
                JsonObject answer = answer(number, reading, upright)
                        .add("preview", preview.toString())
                        .add("reading", json.toString())
                        .build();
                Files.writeString(json, answer.toString(), StandardCharsets.UTF_8);
                return answer;
            }
        }
    }

    private Reading read(SourceFile.SourcePage page) throws RefusedDocument {
        Scan scan = page.scan();
        Ink.Amount ink = page.ownText() == null ? Ink.on(scan).amount() : Ink.Amount.PLENTY;
        if (ink == Ink.Amount.NONE) {
            return new Reading(Kind.BLANK, null, 0, false, List.of());
        }
        Optional<Separators.Code> code = Separators.glance(scan);
        if (code.isPresent() && code.get().meaning() != Separators.Meaning.SIGNED_LETTER) {
            return sheet(code.get(), 0);
        }
        Reading content =
                page.ownText() == null ? recognised(scan) : new Reading(Kind.CONTENT, null, 0, true, page.ownText());
        if (code.isEmpty() && ink == Ink.Amount.LITTLE && isBlankAfterAll(content.words, scan)) {
            return new Reading(Kind.BLANK, null, 0, false, List.of());
        }
        return code.isEmpty() && Separators.seemsToBeASheet(content.words, scan)
                ? sheet(scan, content)
                : content.bearing(code);
    }

    /** A page of a letter, the way up that is known. */
    private Reading read(SourceFile.SourcePage page, int turn) throws RefusedDocument {
        if (page.ownText() == null) {
            return recognised(page.scan(), turn);
        }
        List<Word> words =
                page.ownText().stream().map(word -> word.turned(turn)).toList();
        return new Reading(Kind.CONTENT, null, turn, true, words);
    }

    private static Reading sheet(Separators.Code code, int rotation) {
        Kind kind = code.meaning() == Separators.Meaning.SHEET ? Kind.SEPARATOR : Kind.UNREADABLE_SEPARATOR;
        return new Reading(kind, code.text(), rotation, false, List.of());
    }

    private static Reading sheet(Scan scan, Reading content) throws RefusedDocument {
        return Separators.stare(scan)
                .map(code -> code.meaning() == Separators.Meaning.SIGNED_LETTER
                        ? content.bearing(Optional.of(code))
                        : sheet(code, content.rotation))
                .orElseGet(() ->
                        new Reading(Kind.UNREADABLE_SEPARATOR, null, content.rotation, content.ownText, content.words));
    }

    private static boolean isBlankAfterAll(List<Word> words, Scan scan) throws RefusedDocument {
        boolean said = words.stream()
                .anyMatch(word -> word.confidence() >= BELIEVABLE
                        && word.text()
                                        .codePoints()
                                        .filter(Character::isLetterOrDigit)
                                        .count()
                                >= 3);
        return !said && !Ink.on(scan).isAtLeastANote();
    }

    /** Reads a scan the way up it seems to lie; the other way too if that made little sense, and keeps what made more. */
    private Reading recognised(Scan scan) throws RefusedDocument {
        int turn = Upright.turnFor(scan);
        Reading first = recognised(scan, turn);
        if (makesSense(first.words)) {
            return first;
        }
        Reading second = recognised(scan, turn == 0 ? 180 : 0);
        return sense(second.words) > sense(first.words) ? second : first;
    }

    private Reading recognised(Scan scan, int turn) throws RefusedDocument {
        try (Scan turned = scan.turned(turn)) {
            return new Reading(Kind.CONTENT, null, turn, false, recognition.read(turned));
        }
    }

    private static boolean makesSense(List<Word> words) {
        return words.size() < ENOUGH_WORDS || Word.meanConfidence(words) >= DOUBTFUL;
    }

    private static double sense(List<Word> words) {
        return words.stream()
                .filter(word -> word.confidence() >= BELIEVABLE)
                .mapToDouble(word -> word.confidence() * word.text().length())
                .sum();
    }

    private static JsonObjectBuilder answer(int number, Reading reading, Scan upright) {
        JsonArrayBuilder words = Json.createArrayBuilder();
        reading.words.forEach(word -> words.add(word.json()));
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("page", number)
                .add("kind", reading.kind.name())
                .add("rotation", reading.rotation)
                .add("width", upright.width())
                .add("height", upright.height())
                .add("ownText", reading.ownText)
                .add("confidence", Math.round(Word.meanConfidence(reading.words) * 1e4) / 1e4)
                .add("words", words);
        if (reading.code != null) {
            answer.add(reading.kind == Kind.CONTENT ? "letter" : "separator", reading.code);
        }
        return answer;
    }
}
