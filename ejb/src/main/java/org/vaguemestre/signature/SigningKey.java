package org.vaguemestre.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key to sign with (<i>clé de signature</i>), wherever it lies: it never leaves the server, or the module it is in.
 *
 * @param certificates the signer's first, then those above it
 */
record SigningKey(PrivateKey key, List<X509Certificate> certificates) {
    X509Certificate certificate() {
        return certificates.get(0);
    }

    /** Java's name of the algorithm. */
    String algorithm() {
        return key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(algorithm());
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign", e);
        }
    }
}
