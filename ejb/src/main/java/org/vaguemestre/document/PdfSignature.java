package org.vaguemestre.document;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * How a PDF is signed.
 *
 * @param certificates the signer's first, then those above it
 * @param at when; the same for both steps
 * @param text of the visible block, lines separated by line feeds
 */
public record PdfSignature(List<X509Certificate> certificates, Instant at, String text) {
    /**
     * A time stamp authority (RFC 3161).
     *
     * @param url of one that is asked; null for one of one's own
     * @param keystore PKCS#12 of one of one's own; null otherwise
     */
    public record Authority(String url, Path keystore, String password, String alias) {}

    List<String> encoded() {
        return encoded(certificates);
    }

    /** DER in Base64. */
    static List<String> encoded(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> {
                    try {
                        return Base64.getEncoder().encodeToString(certificate.getEncoded());
                    } catch (CertificateEncodingException e) {
                        throw new IllegalArgumentException(e);
                    }
                })
                .toList();
    }
}
