package org.vaguemestre.signature;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.document.Intake;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.Replies;

/** The transactions of a signature (used by {@link Signing} only): letters get their numbers before they are signed, and are signed with the task. */
@Stateless
public class Signatures {
    @Inject
    private Circuits circuits;

    @Inject
    private Replies replies;

    @Inject
    private Structure structure;

    @Inject
    private LettersToSign toSign;

    @Inject
    private Intake intake;

    /** What is to be signed, and by whom. */
    public record Prepared(TaskView task, AgentView signer, List<Letter> letters) {}

    /** @throws org.vaguemestre.refusal.Refused TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE, TASK_OVER, REPLY_NOT_FINISHED */
    public Prepared prepare(UUID item, UUID task) {
        TaskView mine = circuits.require(item, task, TaskKind.SIGNATURE);
        return new Prepared(
                mine,
                structure.agent(CurrentAccess.get().account()),
                toSign.finished(item).stream().map(toSign::numbered).toList());
    }

    /** The letters are signed and the task is done. */
    public void complete(
            UUID item,
            UUID task,
            String comment,
            Map<Letter, Intake.Taken> signed,
            X509Certificate certificate,
            Instant at) {
        signed.forEach((letter, pdf) -> {
            intake.describe(pdf);
            replies.signed(letter.id(), letter.finalSha256(), pdf.kept().sha256());
        });
        Map<String, Object> facts = new HashMap<>();
        if (certificate != null) {
            facts.put(
                    "documents",
                    signed.values().stream().map(pdf -> pdf.kept().sha256()).toList());
            facts.put("certificate", certificate.getSerialNumber().toString(16));
            facts.put("issuer", certificate.getIssuerX500Principal().getName());
            facts.put("signedAt", at);
        }
        circuits.complete(item, task, Outcome.SIGNED, comment, facts);
    }
}
