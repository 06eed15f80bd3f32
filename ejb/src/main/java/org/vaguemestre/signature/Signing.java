package org.vaguemestre.signature;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.document.DocumentWorkers;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Intake;
import org.vaguemestre.document.PdfSignature;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.reply.Letter;

/**
 * Signs the letters of an item (<i>signer</i>), as PAdES baseline B-T. The person signs with their own key, or the organisation's; under a delegation
 * the visible block says so. What is signed is durable before the task is done, and all letters are signed or none is.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Signing {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH:mm", Locale.FRENCH).withZone(PARIS);

    @Inject
    private Signatures signatures;

    @Inject
    private SigningKeys keys;

    @Inject
    private Intake intake;

    @Inject
    private Documents documents;

    @Inject
    private Instance<DocumentWorkers> workers;

    @Inject
    private Clock clock;

    /**
     * Signs, and does the task.
     *
     * @param task an open signature of the caller's
     * @param comment kept with the task; null for none
     * @throws org.vaguemestre.refusal.Refused TASK_OVER, TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE, REPLY_NOT_FINISHED, SIGNING_KEY_MISSING,
     *     CERTIFICATE_EXPIRED, CERTIFICATE_NOT_TRUSTED, SIGNATURE_NOT_STAMPED: nothing is signed then
     */
    public void sign(UUID item, UUID task, String comment) {
        Signatures.Prepared prepared = signatures.prepare(item, task);
        Map<Letter, Intake.Taken> signed = new LinkedHashMap<>();
        SigningKey key = prepared.letters().isEmpty()
                ? null
                : keys.of(CurrentAccess.get().slug(), prepared.signer().login());
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (Letter letter : prepared.letters()) {
            String text = block(prepared.signer(), prepared.task(), letter, at);
            signed.put(letter, signed(letter, new PdfSignature(key.certificates(), at, text), key));
        }
        signatures.complete(item, task, comment, signed, key == null ? null : key.certificate(), at);
    }

    /** CRPA L212-1: first name, name and quality of who signs, and by whose delegation. */
    private static String block(AgentView signer, TaskView task, Letter letter, Instant at) {
        StringBuilder text = new StringBuilder("Signé électroniquement par\n")
                .append(signer.name())
                .append('\n')
                .append(signer.quality());
        if (task.under() != null) {
            text.append("\npar délégation de ").append(task.under().name());
            if (task.under().decree() != null) {
                text.append("\n").append(task.under().decree());
            }
        }
        text.append("\nle ").append(MOMENT.format(at));
        if (letter.number() != null) {
            text.append("\nn° ").append(letter.number());
        }
        return text.toString();
    }

    private Intake.Taken signed(Letter letter, PdfSignature how, SigningKey key) {
        Path pdf = documents.file(letter.finalSha256());
        byte[] signature = key.sign(workers.get().toSign(pdf, how));
        String name = letter.number() == null ? "Lettre signée.pdf" : letter.number() + ".pdf";
        return intake.make(
                name, out -> workers.get().sign(pdf, how, signature, key.algorithm(), keys.authority(), out));
    }
}
