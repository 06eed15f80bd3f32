package org.vaguemestre.organisation;

import java.util.Locale;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The colour of an organisation (<i>couleur</i>): ground of white text in the light theme. On dark grounds a lighter one of the same hue stands in for it;
 * the theme of high contrast does without.
 *
 * @param code {@code #1d5fbf}
 */
public record Colour(String code) {
    /** WCAG 2.2, 1.4.3: text and its ground. */
    public static final double READABLE = 4.5;

    private static final Pattern CODE = Pattern.compile("#[0-9a-f]{6}");
    private static final Colour WHITE = new Colour("#ffffff");

    /** The paper of the dark theme (tokens.css). */
    private static final Colour DARK_PAPER = new Colour("#16202d");

    private static final int STEPS = 200;

    /** @throws Refused FIELD_INVALID */
    public Colour {
        code = code.toLowerCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw new Refused(Refusal.FIELD_INVALID, "couleur", code);
        }
    }

    /** @throws Refused COLOUR_TOO_LIGHT with the contrast and the nearest one that is fit */
    void checkReadable() {
        double contrast = contrast(WHITE);
        if (contrast < READABLE) {
            /* Rounded down: 4.49 must not be told as 4.5 */
            String told = String.format(Locale.FRENCH, "%.1f", Math.floor(contrast * 10) / 10);
            throw new Refused(Refusal.COLOUR_TOO_LIGHT, code, told, readable().code());
        }
    }

    /** The nearest on which white text is readable: itself, or darker by as little as needed. */
    public Colour readable() {
        return nearest(WHITE, 0);
    }

    /** The nearest that is readable on the dark theme's paper: itself, or lighter by as little as needed. */
    public Colour onDark() {
        return nearest(DARK_PAPER, 255);
    }

    private Colour nearest(Colour other, int towards) {
        for (int step = 0; step <= STEPS; step++) {
            Colour mixed = mixed(towards, (double) step / STEPS);
            if (mixed.contrast(other) >= READABLE) {
                return mixed;
            }
        }
        throw new IllegalStateException("Black and white are readable on these");
    }

    private Colour mixed(int towards, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int i = 0; i < 3; i++) {
            mixed.append(String.format("%02x", Math.round(channel(i) * (1 - share) + towards * share)));
        }
        return new Colour(mixed.toString());
    }

    /** As WCAG defines it, from 1 to 21. */
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2));
    }

    private int channel(int i) {
        return Integer.parseInt(code.substring(1 + 2 * i, 3 + 2 * i), 16);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
