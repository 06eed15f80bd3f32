package org.vaguemestre.worker;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.oned.MultiFormatOneDReader;
import com.google.zxing.qrcode.detector.Detector;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Separator sheets (<i>feuilles de séparation</i>) between the letters of a pile: the project's own, with a QR code
 * {@code VAGUEMESTRE/1/<organisation>/<department>/<mail type>}, and the usual {@code PATCHT} in a bar code (Code 128, Code 39) or a QR code. A letter
 * that was printed to be signed by hand bears {@code VAGUEMESTRE/R/1/<identifier>}: it is no sheet. Any other code belongs to the letter it
 * stands on.
 */
final class Separators {
    /** What the usual sheets say. */
    static final String PATCHT = "PATCHT";

    private static final String OURS = "VAGUEMESTRE/";
    private static final Pattern OURS_WHOLE = Pattern.compile("VAGUEMESTRE/1/[^/\\s]+/[^/\\s]*/[^/\\s]*");

    private static final Pattern SIGNED = Pattern.compile("VAGUEMESTRE/R/1/[0-9A-F]{32}");

    /** Words of a page from which it is a letter and no sheet. */
    private static final int WORDS_OF_A_LETTER = 80;

    /** Part of the page's width from which a QR code is that of a sheet. */
    private static final double WIDE_CODE = 0.16;

    /** Pixels of a preview between the lines along which bar codes are looked for: 3 mm, a bar code is three times as tall. */
    private static final int BETWEEN_LINES = 18;

    /** Part of the page's height from which a word is a title to be seen from afar. */
    private static final double LARGE = 0.02;

    /** Part of the shorter side of a page in which the code of a letter lies, laid askew by three degrees: 6 cm. */
    private static final double CORNER = 0.3;

    private static final List<BarcodeFormat> BAR_CODES = List.of(BarcodeFormat.CODE_128, BarcodeFormat.CODE_39);

    private Separators() {}

    /** What a code says of the page it stands on. */
    enum Meaning {
        SHEET,
        /** Ours, but it says nothing we know: another version, a part missing. */
        UNKNOWN,
        /** A letter begins that was printed to be signed by hand. */
        SIGNED_LETTER
    }

    /** A code of the project's own, or that of a usual sheet. */
    record Code(String text, Meaning meaning) {}

    /** Looks at a page for a moment: enough for every sheet that was scanned well, and for the small code of a letter in a corner. */
    static Optional<Code> glance(Scan scan) throws RefusedDocument {
        Luminance page = Luminance.of(scan.preview());
        return page.corners(CORNER).stream()
                .flatMap(corner -> qrCode(new HybridBinarizer(corner), false).stream())
                .findFirst()
                .or(() -> sheet(page));
    }

    private static Optional<Code> sheet(Luminance page) {
        return qrCode(new HybridBinarizer(page), false)
                .or(() -> barCode(new GlobalHistogramBinarizer(page)))
                .or(() -> barCode(new GlobalHistogramBinarizer(page.rotateCounterClockwise())));
    }

    /** Looks as long as it takes, at several sizes and in all directions; for pages that seem to be sheets. */
    static Optional<Code> stare(Scan scan) throws RefusedDocument {
        int[] reductions = {1, 2, 3};
        for (int reduction : reductions) {
            try (Picture smaller = scan.page().scaled(1.0 / reduction)) {
                Luminance page = Luminance.of(smaller);
                for (Binarizer binarizer : List.of(new HybridBinarizer(page), new GlobalHistogramBinarizer(page))) {
                    Optional<Code> found = qrCode(binarizer, true);
                    if (found.isEmpty()) {
                        found = decode(binarizer, BAR_CODES, true);
                    }
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a page seems to be a separator sheet: by what it says, or by a large QR code on an almost empty page. */
    static boolean seemsToBeASheet(List<Word> words, Scan scan) throws RefusedDocument {
        boolean letter = words.size() >= WORDS_OF_A_LETTER;
        boolean named = false;
        boolean separates = false;
        Word previous = null;
        for (Word word : words) {
            String plain = plain(word.text());
            named |= isAlmost(plain, "VAGUEMESTRE");
            separates |= isAlmost(plain, "SEPARATEUR") || isAlmost(plain, "SEPARATION");
            boolean patch = plain.equals(PATCHT)
                    || plain.equals("T") && previous != null && isAlmost(plain(previous.text()), "PATCH");
            if (patch && (!letter || word.h() >= LARGE)) {
                return true;
            }
            previous = word;
        }
        return !letter && (named && separates || hasWideQrCode(scan));
    }

    private static boolean hasWideQrCode(Scan scan) throws RefusedDocument {
        Luminance page = Luminance.of(scan.preview());
        try {
            ResultPoint[] corners = new Detector(new HybridBinarizer(page).getBlackMatrix())
                    .detect()
                    .getPoints();
            return ResultPoint.distance(corners[0], corners[1]) > WIDE_CODE * page.getWidth();
        } catch (NotFoundException | FormatException e) {
            return false;
        }
    }

    private static Optional<Code> qrCode(Binarizer binarizer, boolean patient) {
        Map<DecodeHintType, Object> hints = hints(List.of(BarcodeFormat.QR_CODE), patient);
        try {
            for (Result result : new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(binarizer), hints)) {
                Optional<Code> code = known(result);
                if (code.isPresent()) {
                    return code;
                }
            }
        } catch (ReaderException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Reads a page along a few lines, in both directions. */
    private static Optional<Code> barCode(Binarizer page) {
        MultiFormatOneDReader reader = new MultiFormatOneDReader(hints(BAR_CODES, false));
        BitArray line = new BitArray(page.getWidth());
        for (int y = BETWEEN_LINES; y < page.getHeight(); y += BETWEEN_LINES) {
            for (int direction = 0; direction < 2; direction++) {
                try {
                    line = page.getBlackRow(y, line);
                    if (direction == 1) {
                        line.reverse();
                    }
                    Optional<Code> code = known(reader.decodeRow(y, line, null));
                    if (code.isPresent()) {
                        return code;
                    }
                } catch (ReaderException e) {
                    // no bar code along this line
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Code> decode(Binarizer binarizer, List<BarcodeFormat> formats, boolean patient) {
        try {
            return known(new MultiFormatReader().decode(new BinaryBitmap(binarizer), hints(formats, patient)));
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static Optional<Code> known(Result result) {
        String text = result.getText().strip();
        if (text.equals(PATCHT)) {
            return Optional.of(new Code(PATCHT, Meaning.SHEET));
        }
        if (text.startsWith(OURS) && result.getBarcodeFormat() == BarcodeFormat.QR_CODE) {
            return Optional.of(new Code(text, meaning(text)));
        }
        return Optional.empty();
    }

    private static Meaning meaning(String text) {
        if (SIGNED.matcher(text).matches()) {
            return Meaning.SIGNED_LETTER;
        }
        return OURS_WHOLE.matcher(text).matches() ? Meaning.SHEET : Meaning.UNKNOWN;
    }

    private static Map<DecodeHintType, Object> hints(List<BarcodeFormat> formats, boolean patient) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, formats);
        hints.put(DecodeHintType.CHARACTER_SET, "UTF-8");
        if (patient) {
            hints.put(DecodeHintType.TRY_HARDER, Boolean.TRUE);
        }
        return hints;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Equal but for one letter in five, as bad scans are read. */
    private static boolean isAlmost(String text, String wanted) {
        if (Math.abs(text.length() - wanted.length()) > 2) {
            return false;
        }
        int[] row = new int[wanted.length() + 1];
        for (int j = 0; j <= wanted.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= text.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= wanted.length(); j++) {
                int changed = diagonal + (text.charAt(i - 1) == wanted.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[wanted.length()] <= wanted.length() / 5;
    }
}
