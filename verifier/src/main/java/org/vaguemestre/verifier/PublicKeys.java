package org.vaguemestre.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Ed25519 keys (RFC 8032) that may have signed: a portal's, and those it had before. */
public final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final List<PublicKey> keys;

    public PublicKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * The keys of a file, in PEM one after the other, as the portal answers them.
     *
     * @throws IOException when the file cannot be read or has none
     */
    public static PublicKeys of(Path file) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        Matcher pem = PEM.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        try {
            while (pem.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
                keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("ce n’est pas une clé publique Ed25519", e);
        }
        if (keys.isEmpty()) {
            throw new IOException("aucune clé publique en PEM");
        }
        return new PublicKeys(keys);
    }

    boolean haveSigned(byte[] bytes, byte[] signature) {
        return keys.stream().anyMatch(key -> signed(key, bytes, signature));
    }

    private static boolean signed(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(bytes);
            return ed25519.verify(signature);
        } catch (SignatureException e) {
            // Not the form of a signature: nobody signed it.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 15 and later have Ed25519", e);
        }
    }
}
