package org.vaguemestre.worker;

import eu.europa.esig.dss.enumerations.SignatureScopeType;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.util.Base64;

/**
 * What the signatures of a PDF are worth (<i>rapport de validation</i>, ETSI EN 319 102-1), against the authorities that are trusted. Nothing is fetched: what
 * the document does not bring with it, such as whether a certificate was revoked since, is not known.
 */
final class SignatureReport {
    private SignatureReport() {}

    /**
     * @param request {@code file}, and {@code trusted}: certificates, DER in Base64
     * @return {@code signatures}: {@code signer}, {@code at}, {@code indication}, {@code reason}, {@code format}, {@code whole} of each
     * @throws RefusedDocument DOCUMENT_DAMAGED
     */
    static JsonObject of(JsonObject request) throws RefusedDocument {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        for (JsonString certificate : request.getJsonArray("trusted").getValuesAs(JsonString.class)) {
            trusted.addCertificate(DSSUtils.loadCertificate(Base64.getDecoder().decode(certificate.getString())));
        }
        CommonCertificateVerifier offline = new CommonCertificateVerifier(true);
        offline.setTrustedCertSources(trusted);
        try {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(
                    new FileDocument(Path.of(request.getString("file")).toFile()));
            validator.setCertificateVerifier(offline);
            return told(validator.validateDocument().getSimpleReport());
        } catch (DSSException e) {
            throw new RefusedDocument(RefusalCode.DOCUMENT_DAMAGED, e);
        }
    }

    private static JsonObject told(SimpleReport report) {
        JsonArrayBuilder signatures = Json.createArrayBuilder();
        for (String id : report.getSignatureIdList()) {
            JsonObjectBuilder one = Json.createObjectBuilder()
                    .add("signer", String.valueOf(report.getSignedBy(id)))
                    .add("indication", report.getIndication(id).name())
                    .add("format", String.valueOf(report.getSignatureFormat(id)))
                    .add(
                            "whole",
                            report.getSignatureScopes(id).stream()
                                    .allMatch(scope -> scope.getScope() == SignatureScopeType.FULL));
            if (report.getSubIndication(id) != null) {
                one.add("reason", report.getSubIndication(id).name());
            }
            if (report.getBestSignatureTime(id) != null) {
                one.add("at", report.getBestSignatureTime(id).toInstant().toString());
            }
            signatures.add(one);
        }
        return Json.createObjectBuilder().add("signatures", signatures).build();
    }
}
