package org.vaguemestre.web.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.vaguemestre.organisation.Colour;
import org.vaguemestre.organisation.OrganisationView;

/**
 * The style sheet of the organisations' colours: {@code --org} is a ground for white text, {@code --org-mark} a mark on the theme's paper. The theme of
 * high contrast has neither.
 */
record ColourSheet(String text, String fingerprint) {
    static ColourSheet of(List<OrganisationView> organisations) {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (OrganisationView one : organisations) {
            if (one.colour() != null) {
                Colour colour = new Colour(one.colour());
                String selector = "[data-org=\"" + one.slug() + "\"]";
                light.append(selector)
                        .append("{--org:")
                        .append(colour.code())
                        .append(";--org-ink:#fff;--org-mark:")
                        .append(colour.code())
                        .append("}\n");
                dark.append(selector)
                        .append("{--org-mark:")
                        .append(colour.onDark().code())
                        .append("}\n");
            }
        }
        String text = light
                + dark.toString().replaceAll("(?m)^(?=.)", ":root[data-theme=\"dark\"] ")
                + (dark.isEmpty()
                        ? ""
                        : "@media (prefers-color-scheme: dark) {\n"
                                + dark.toString().replaceAll("(?m)^(?=.)", ":root:not([data-theme]) ") + "}\n")
                + ":root[data-theme=\"contrast\"] [data-org] { --org: initial; --org-ink: initial; --org-mark: initial; }\n";
        return new ColourSheet(text, fingerprint(text));
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
