package org.vaguemestre.letters;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys of the demonstration (<i>clés de démonstration</i>): an authority of its own, a key for each person who signs, and a time stamp authority. They
 * are worth nothing outside it, and their names say so.
 */
final class DemonstrationKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HOUSE = "O=Démonstration Vaguemestre, C=FR";

    private final String password;
    private final KeyPair authority;
    private final X509Certificate root;

    private DemonstrationKeys() throws GeneralSecurityException, OperatorCreationException, IOException {
        byte[] secret = new byte[24];
        RANDOM.nextBytes(secret);
        password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        authority = pair();
        root = certificate("CN=Autorité de démonstration, " + HOUSE, authority, null);
    }

    /**
     * Writes {@code <slug>.p12} with a key by login, {@code stamps.p12} of the time stamp authority, {@code trust.pem} and {@code password}, to be read
     * by nobody else.
     *
     * @param signers names of those who sign, by login
     */
    static void write(Path folder, String slug, Map<String, String> signers) throws IOException {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            DemonstrationKeys keys = new DemonstrationKeys();
            KeyStore people = keys.store();
            for (Map.Entry<String, String> signer : signers.entrySet()) {
                keys.add(people, signer.getKey(), "CN=" + signer.getValue() + ", " + HOUSE, null);
            }
            keys.save(people, folder.resolve(slug + ".p12"));
            KeyStore stamps = keys.store();
            keys.add(stamps, "stamps", "CN=Horodatage de démonstration, " + HOUSE, KeyPurposeId.id_kp_timeStamping);
            keys.save(stamps, folder.resolve("stamps.p12"));
            Files.writeString(folder.resolve("trust.pem"), pem(keys.root));
            Files.writeString(folder.resolve("password"), keys.password);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private void add(KeyStore store, String alias, String name, KeyPurposeId purpose)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair pair = pair();
        X509Certificate certificate = certificate(name, pair, purpose);
        store.setKeyEntry(alias, pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate, root});
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    /** Signed by the authority; the authority's own by itself. */
    private X509Certificate certificate(String name, KeyPair pair, KeyPurposeId purpose)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        boolean own = root == null;
        Instant now = Instant.now();
        PrivateKey signer = authority.getPrivate();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                own
                        ? new X500Name(name)
                        : X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
                new BigInteger(120, RANDOM),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(3_650, ChronoUnit.DAYS)),
                new X500Name(name),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(own));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        own
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private void save(KeyStore store, Path file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
