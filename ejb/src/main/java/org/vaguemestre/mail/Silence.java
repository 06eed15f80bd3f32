package org.vaguemestre.mail;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * What it means when a demand stays without an answer (<i>silence de l'administration</i>), as the type of mail says.
 *
 * @param months after the reception; two unless a text says otherwise (CRPA L231-1, L231-6)
 */
public record Silence(Effect effect, int months) implements Serializable {
    private static final int LONGEST = 24;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    /** What it is deemed to be. */
    public enum Effect {
        /** Acceptée (SVA, CRPA L231-1). */
        ACCEPTANCE,
        /** Rejetée (SVR, CRPA L231-4). */
        REJECTION
    }

    /** @throws Refused FIELD_INVALID for a delay that no text knows */
    void verify() {
        if (effect == null || months < 1 || months > LONGEST) {
            throw new Refused(Refusal.FIELD_INVALID, "délai du silence, en mois", months);
        }
    }

    /** The day at whose end the tacit decision is born: months count by the day of the month, or by its last one. */
    public LocalDate decidedOn(LocalDate received) {
        return received.plusMonths(months);
    }

    /** As an acknowledgement has to say it (CRPA R112-5): the date, what silence means then, and the remedies or the attestation. */
    public String mention(LocalDate received) {
        String day = "À défaut de réponse expresse au plus tard le " + DAY.format(decidedOn(received)) + ", ";
        return switch (effect) {
            case ACCEPTANCE ->
                day
                        + "votre demande sera réputée acceptée. Une attestation vous en sera alors délivrée sur votre demande"
                        + " (article L232-3 du code des relations entre le public et l’administration).";
            case REJECTION ->
                day
                        + "votre demande sera réputée rejetée. Vous pourrez alors, dans un délai de deux mois, former un recours"
                        + " gracieux auprès de nos services ou saisir le tribunal administratif compétent.";
        };
    }
}
