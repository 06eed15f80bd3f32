package org.vaguemestre.worker;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignerTextPosition;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.DSSFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Signs a PDF as PAdES baseline B-T (ETSI EN 319 142-1) in two steps, so that the key never comes here: what is to be signed is told, and what was signed
 * is laid into the document with its time stamp. The same request gives the same bytes to sign.
 */
final class PdfSigning {
    /** Of the visible block, in points: 7 cm by 3 cm, over the bottom margin on the right; seven lines of its letters. */
    private static final float WIDTH = 198;

    private static final float HEIGHT = 86;
    private static final int LETTERS = 8;
    private static final float MARGIN = 42;

    private final DSSDocument document;
    private final PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

    /**
     * @param request {@code file}, {@code certificates} (the signer's first, DER in Base64), {@code at} (ISO 8601), {@code text} of the visible block
     * @throws RefusedDocument as a document that is opened
     */
    PdfSigning(JsonObject request) throws RefusedDocument, IOException {
        Path file = Path.of(request.getString("file"));
        document = new FileDocument(file.toFile());
        List<CertificateToken> chain = new ArrayList<>();
        for (JsonString certificate : request.getJsonArray("certificates").getValuesAs(JsonString.class)) {
            chain.add(DSSUtils.loadCertificate(Base64.getDecoder().decode(certificate.getString())));
        }
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(chain.get(0));
        parameters.setCertificateChain(chain);
        parameters.bLevel().setSigningDate(Date.from(Instant.parse(request.getString("at"))));
        parameters.setImageParameters(block(file, request.getString("text")));
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
    }

    private static SignatureImageParameters block(Path file, String text) throws RefusedDocument, IOException {
        SignatureFieldParameters field = new SignatureFieldParameters();
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            int last = pdf.getNumberOfPages();
            float width = pdf.getPage(last - 1).getMediaBox().getWidth();
            float height = pdf.getPage(last - 1).getMediaBox().getHeight();
            field.setPage(last);
            field.setOriginX(Math.max(0, width - MARGIN - WIDTH));
            field.setOriginY(Math.max(0, height - MARGIN - HEIGHT));
        }
        field.setWidth(WIDTH);
        field.setHeight(HEIGHT);
        SignatureImageTextParameters words = new SignatureImageTextParameters();
        DSSFont font = DSSFileFont.initializeDefault();
        font.setSize(LETTERS);
        words.setFont(font);
        words.setText(text);
        words.setSignerTextPosition(SignerTextPosition.LEFT);
        words.setPadding(4);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setFieldParameters(field);
        image.setTextParameters(words);
        return image;
    }

    /** @return {@code toSign}, in Base64 */
    JsonObject prepare() {
        byte[] bytes = service.getDataToSign(document, parameters).getBytes();
        return Json.createObjectBuilder()
                .add("toSign", Base64.getEncoder().encodeToString(bytes))
                .build();
    }

    /**
     * Lays the signature into the document and has it time-stamped.
     *
     * @param request also {@code signature} (Base64), {@code algorithm} of Java ({@code SHA256withRSA}), {@code out}, and {@code authority}: its
     *     {@code url}, or {@code keystore}, {@code password} and {@code alias} of one of one's own
     * @throws RefusedDocument SIGNATURE_NOT_STAMPED when the authority does not answer, SIGNATURE_UNFIT when the signature is none of the document
     */
    JsonObject finish(JsonObject request) throws RefusedDocument, IOException {
        TSPSource authority = StampAuthority.of(request.getJsonObject("authority"));
        service.setTspSource(authority);
        SignatureValue value = new SignatureValue(
                SignatureAlgorithm.forJAVA(request.getString("algorithm")),
                Base64.getDecoder().decode(request.getString("signature")));
        try {
            DSSDocument signed = service.signDocument(document, parameters, value);
            signed.save(request.getString("out"));
        } catch (StampAuthority.Silent e) {
            throw new RefusedDocument(RefusalCode.SIGNATURE_NOT_STAMPED, e);
        } catch (DSSException e) {
            throw new RefusedDocument(
                    e.getCause() instanceof StampAuthority.Silent
                            ? RefusalCode.SIGNATURE_NOT_STAMPED
                            : RefusalCode.SIGNATURE_UNFIT,
                    e);
        }
        return Json.createObjectBuilder().add("signed", true).build();
    }
}
