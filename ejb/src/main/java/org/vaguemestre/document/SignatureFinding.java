package org.vaguemestre.document;

import java.time.Instant;

/**
 * What a signature of a document is worth (<i>résultat de la vérification d’une signature</i>, ETSI EN 319 102-1).
 *
 * @param signer as the certificate names who signed
 * @param at when, as far as it is proven; null where nothing is said
 * @param reason code of why it is not valid; null for one that is
 * @param format level of the signature: {@code PAdES-BASELINE-T}
 * @param whole it covers the whole document; else something was added after it
 */
public record SignatureFinding(
        String signer, Instant at, Verdict verdict, String reason, String format, boolean whole) {
    /** What is found. */
    public enum Verdict {
        /** Valide: the document is as it was signed, by whom an authority that is trusted says. */
        VALID,
        /** Indéterminée: the document is as it was signed; of who signed, too little is known. */
        UNDETERMINED,
        /** Invalide: the document was changed, or the signature is none. */
        INVALID
    }
}
