package org.vaguemestre.worker;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A time stamp authority (<i>autorité d’horodatage</i>, RFC 3161): one that is asked over HTTP, or one of one's own for the demonstration. */
final class StampAuthority implements TSPSource {
    private static final long serialVersionUID = 1L;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_LIMIT = 1 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String url;

    /** It did not answer, or not as it should. */
    static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private StampAuthority(String url) {
        this.url = url;
    }

    /**
     * @param request {@code sha256} of what is stamped, Base64, and the {@code authority} as in {@link PdfSigning#finish}
     * @return its {@code token}, DER in Base64
     * @throws RefusedDocument SIGNATURE_NOT_STAMPED
     */
    static JsonObject stamp(JsonObject request) throws RefusedDocument, IOException {
        byte[] sha256 = Base64.getDecoder().decode(request.getString("sha256"));
        try {
            byte[] token = of(request.getJsonObject("authority"))
                    .getTimeStampResponse(DigestAlgorithm.SHA256, sha256)
                    .getBytes();
            return Json.createObjectBuilder()
                    .add("token", Base64.getEncoder().encodeToString(token))
                    .build();
        } catch (Silent e) {
            throw new RefusedDocument(RefusalCode.SIGNATURE_NOT_STAMPED, e);
        }
    }

    static TSPSource of(JsonObject told) throws IOException {
        if (told.containsKey("url")) {
            return new StampAuthority(told.getString("url"));
        }
        char[] password = told.getString("password").toCharArray();
        try (InputStream store = Files.newInputStream(Path.of(told.getString("keystore")))) {
            KeyEntityTSPSource own =
                    new KeyEntityTSPSource(store, "PKCS12", password, told.getString("alias"), password);
            own.setTsaPolicy("1.3.6.1.4.1.99999.1");
            return own;
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest asked = generator.generate(
                    new ASN1ObjectIdentifier(algorithm.getOid()), digest, new BigInteger(64, RANDOM));
            HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/timestamp-query")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(asked.getEncoded()))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                // The patience of the request ends where the body begins: it may still come a byte now and then
                CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> close(body));
                TimeStampResponse response = new TimeStampResponse(body.readNBytes(ANSWER_LIMIT));
                response.validate(asked);
                if (answer.statusCode() != 200 || response.getTimeStampToken() == null) {
                    throw new Silent("answered " + answer.statusCode() + " " + response.getStatusString(), null);
                }
                return new TimestampBinary(response.getTimeStampToken().getEncoded());
            }
        } catch (IOException | TSPException | IllegalArgumentException e) {
            throw new Silent(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Silent("interrupted", e);
        }
    }
}
