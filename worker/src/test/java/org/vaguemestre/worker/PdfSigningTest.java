package org.vaguemestre.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter is signed as PAdES baseline B-T, found sound again, and one changed byte is found. */
class PdfSigningTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private static Path folder;

    private static KeyPair authority;
    private static X509Certificate root;
    private static KeyPair signer;
    private static X509Certificate certificate;
    private static Path letter;

    @BeforeAll
    static void keysAndLetter() throws Exception {
        authority = pair();
        root = certificate("CN=Autorité d'essai", authority, true, null);
        signer = pair();
        certificate = certificate("CN=Anne Rivoal", signer, false, null);
        KeyPair stamps = pair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Certificate stamping = certificate("CN=Horodatage d'essai", stamps, false, KeyPurposeId.id_kp_timeStamping);
        store.setKeyEntry("stamps", stamps.getPrivate(), "secret".toCharArray(), new Certificate[] {stamping, root});
        try (OutputStream out = Files.newOutputStream(folder.resolve("stamps.p12"))) {
            store.store(out, "secret".toCharArray());
        }
        letter = folder.resolve("letter.pdf");
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(letter.toFile());
        }
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(String name, KeyPair pair, boolean own, KeyPurposeId purpose)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                own
                        ? new X500Name(name)
                        : X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(NOW.minus(1, ChronoUnit.DAYS)),
                Date.from(NOW.plus(365, ChronoUnit.DAYS)),
                new X500Name(name),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(own));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(own ? KeyUsage.keyCertSign : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
    }

    private static JsonObjectBuilder asked() throws Exception {
        return Json.createObjectBuilder()
                .add("file", letter.toString())
                .add(
                        "certificates",
                        Json.createArrayBuilder()
                                .add(Base64.getEncoder().encodeToString(certificate.getEncoded()))
                                .add(Base64.getEncoder().encodeToString(root.getEncoded())))
                .add("at", NOW.toString())
                .add("text", "Signé électroniquement par\nAnne Rivoal\nMaire");
    }

    private static JsonObject ownStamps() {
        return Json.createObjectBuilder()
                .add("keystore", folder.resolve("stamps.p12").toString())
                .add("password", "secret")
                .add("alias", "stamps")
                .build();
    }

    private static Path signed(String name, JsonObject stamps) throws Exception {
        byte[] toSign = Base64.getDecoder()
                .decode(new PdfSigning(asked().build()).prepare().getString("toSign"));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer.getPrivate());
        signature.update(toSign);
        Path out = folder.resolve(name);
        JsonObject request = asked().add("signature", Base64.getEncoder().encodeToString(signature.sign()))
                .add("algorithm", "SHA256withECDSA")
                .add("authority", stamps)
                .add("out", out.toString())
                .build();
        new PdfSigning(request).finish(request);
        return out;
    }

    private static SimpleReport report(Path pdf) {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(root));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(pdf.toFile()));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    @Test
    void whatIsToBeSignedIsTheSameEachTimeItIsAsked() throws Exception {
        assertThat(new PdfSigning(asked().build()).prepare()).isEqualTo(new PdfSigning(asked().build()).prepare());
    }

    @Test
    void aSignedLetterIsOfLevelBaselineTAndItsBytesAreWhole() throws Exception {
        SimpleReport report = report(signed("signed.pdf", ownStamps()));
        String id = report.getFirstSignatureId();
        assertThat(report.getSignaturesCount()).isEqualTo(1);
        assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_T);
        assertThat(report.getSignedBy(id)).isEqualTo("Anne Rivoal");
        assertThat(report.getIndication(id).name())
                .as(report.getSubIndication(id) + "")
                .isNotEqualTo("TOTAL_FAILED");
    }

    @Test
    void oneChangedByteIsFound() throws Exception {
        Path signed = signed("changed.pdf", ownStamps());
        byte[] bytes = Files.readAllBytes(signed);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("/MediaBox") + 12] ^= 1;
        Files.write(signed, bytes);
        SimpleReport report = report(signed);
        assertThat(report.getIndication(report.getFirstSignatureId()).name()).isEqualTo("TOTAL_FAILED");
    }

    @Test
    void aDigestIsStampedWithItselfAndTheCertificateOfTheAuthority() throws Exception {
        byte[] token = Base64.getDecoder()
                .decode(StampAuthority.stamp(digest(ownStamps())).getString("token"));
        TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
        assertThat(stamp.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(new byte[32]);
        assertThat(stamp.getCertificates().getMatches(stamp.getSID())).hasSize(1);
    }

    private static JsonObject digest(JsonObject stamps) {
        return Json.createObjectBuilder()
                .add("sha256", Base64.getEncoder().encodeToString(new byte[32]))
                .add("authority", stamps)
                .build();
    }

    @Test
    void anAuthorityThatIsSilentOrLiesLeavesNothingSigned() throws Exception {
        HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        liar.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[] {1, 2, 3, 4});
            exchange.close();
        });
        liar.start();
        try {
            for (int port : new int[] {liar.getAddress().getPort(), 1}) {
                JsonObject stamps = Json.createObjectBuilder()
                        .add("url", "http://127.0.0.1:" + port + "/")
                        .build();
                assertThatThrownBy(() -> signed("none.pdf", stamps))
                        .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                                .isEqualTo(RefusalCode.SIGNATURE_NOT_STAMPED));
                assertThatThrownBy(() -> StampAuthority.stamp(digest(stamps)))
                        .isInstanceOfSatisfying(RefusedDocument.class, refused -> assertThat(refused.code())
                                .isEqualTo(RefusalCode.SIGNATURE_NOT_STAMPED));
            }
            assertThat(folder.resolve("none.pdf")).doesNotExist();
        } finally {
            liar.stop(0);
        }
    }
}
