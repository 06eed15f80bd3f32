package org.vaguemestre.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** SHA-256 of a document's bytes (<i>empreinte</i>), in lower-case hexadecimal: its name in the store. */
public record Fingerprint(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** @throws Refused NOT_FOUND for what no document can be named */
    public Fingerprint {
        if (!HEX.matcher(hex).matches()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    static Fingerprint of(MessageDigest digest) {
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
