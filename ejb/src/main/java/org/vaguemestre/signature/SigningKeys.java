package org.vaguemestre.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vaguemestre.document.PdfSignature;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The keys people sign with. In the folder {@code keys} of the data: {@code <collectivité>.p12}, a key for each person under their login, and one of
 * the organisation under {@code organisation}; {@code password}; {@code trust.pem}, the authorities whose certificates are accepted. With the system
 * property {@code vaguemestre.pkcs11} (a configuration of SunPKCS11) the keys lie in a module instead, under {@code <collectivité>/<login>}.
 */
@ApplicationScoped
class SigningKeys {
    private static final String OF_THE_ORGANISATION = "organisation";

    private final Path folder;
    private final Clock clock;

    /** For the container's proxy. */
    protected SigningKeys() {
        this(null, null);
    }

    @Inject
    SigningKeys(Clock clock) {
        this(Path.of(System.getProperty("vaguemestre.data", "data"), "keys"), clock);
    }

    SigningKeys(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * The key of a person, else that of their organisation.
     *
     * @throws Refused SIGNING_KEY_MISSING, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_TRUSTED
     */
    SigningKey of(String organisation, String login) {
        try {
            SigningKey key = find(organisation, login);
            if (key == null) {
                key = find(organisation, OF_THE_ORGANISATION);
            }
            if (key == null) {
                throw new Refused(Refusal.SIGNING_KEY_MISSING);
            }
            requireSound(key.certificates());
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys in " + folder + " cannot be read", e);
        }
    }

    private SigningKey find(String organisation, String alias) throws IOException, GeneralSecurityException {
        String module = System.getProperty("vaguemestre.pkcs11");
        return module != null
                ? key(module(module), organisation + "/" + alias)
                : key(file(folder.resolve(organisation + ".p12")), alias);
    }

    private SigningKey key(KeyStore store, String alias) throws IOException, GeneralSecurityException {
        if (store == null || !store.isKeyEntry(alias)) {
            return null;
        }
        List<X509Certificate> certificates = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new SigningKey((PrivateKey) store.getKey(alias, password()), certificates);
    }

    private KeyStore file(Path file) throws IOException, GeneralSecurityException {
        if (!Files.isReadable(file)) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, password());
        }
        return store;
    }

    private KeyStore module(String configuration) throws IOException, GeneralSecurityException {
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration);
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, password());
        return store;
    }

    private char[] password() throws IOException {
        Path file = folder.resolve("password");
        return Files.isReadable(file) ? Files.readString(file).strip().toCharArray() : new char[0];
    }

    private void requireSound(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        Date now = Date.from(clock.instant());
        try {
            certificates.get(0).checkValidity(now);
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            throw new Refused(
                    Refusal.CERTIFICATE_EXPIRED,
                    certificates.get(0).getNotAfter().toInstant().toString().substring(0, 10));
        }
        Set<TrustAnchor> trusted = trusted();
        try {
            List<X509Certificate> path = certificates.stream()
                    .filter(certificate ->
                            trusted.stream().noneMatch(anchor -> certificate.equals(anchor.getTrustedCert())))
                    .toList();
            CertPath whole = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters = new PKIXParameters(trusted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(now);
            CertPathValidator.getInstance("PKIX").validate(whole, parameters);
        } catch (GeneralSecurityException e) {
            throw new Refused(
                    Refusal.CERTIFICATE_NOT_TRUSTED,
                    certificates.get(0).getIssuerX500Principal().getName());
        }
    }

    private Set<TrustAnchor> trusted() throws IOException, GeneralSecurityException {
        Path file = folder.resolve("trust.pem");
        if (!Files.isReadable(file)) {
            return Set.of();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            Collection<?> certificates = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            return certificates.stream()
                    .map(certificate -> new TrustAnchor((X509Certificate) certificate, null))
                    .collect(Collectors.toSet());
        }
    }

    /** The authorities whose certificates are accepted. */
    List<X509Certificate> authorities() {
        try {
            return trusted().stream().map(TrustAnchor::getTrustedCert).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The authorities in " + folder + " cannot be read", e);
        }
    }

    /**
     * Who stamps the time: the authority at {@code VAGUEMESTRE_STAMP_URL}, else that of the demonstration.
     *
     * @throws Refused STAMP_AUTHORITY_MISSING
     */
    PdfSignature.Authority authority() {
        String url = System.getProperty("vaguemestre.stamp.url", System.getenv("VAGUEMESTRE_STAMP_URL"));
        if (url != null && !url.isBlank()) {
            return new PdfSignature.Authority(url, null, null, null);
        }
        Path own = folder.resolve("stamps.p12");
        if (!Files.isReadable(own)) {
            throw new Refused(Refusal.STAMP_AUTHORITY_MISSING);
        }
        try {
            return new PdfSignature.Authority(null, own, new String(password()), "stamps");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
