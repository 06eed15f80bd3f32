package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * What a person says of a mail item when registering, qualifying or correcting it (<i>fiche</i>). Null means not said: of an
 * item already registered, arrival, priority, confidentiality and channel then stay as they are, the rest becomes empty.
 *
 * @param postmarkedOn date of the postmark: for the sender it is the date that counts (CRPA L112-1)
 * @param writtenOn date on the letter
 * @param arrivedOn date of arrival; today when not said at registration
 * @param copies departments and people informed
 * @param amountCents sum at stake (<i>montant</i>) in euro cents; 0 for none, null leaves it as it was
 */
public record Details(
        String subject,
        UUID correspondent,
        String senderReference,
        LocalDate postmarkedOn,
        LocalDate writtenOn,
        LocalDate arrivedOn,
        UUID mailType,
        Priority priority,
        Confidentiality confidentiality,
        Channel channel,
        UUID department,
        UUID assignee,
        UUID folder,
        List<Copy> copies,
        Long amountCents) {
    /** Of a letter of which no sum is told. */
    public Details(
            String subject,
            UUID correspondent,
            String senderReference,
            LocalDate postmarkedOn,
            LocalDate writtenOn,
            LocalDate arrivedOn,
            UUID mailType,
            Priority priority,
            Confidentiality confidentiality,
            Channel channel,
            UUID department,
            UUID assignee,
            UUID folder,
            List<Copy> copies) {
        this(
                subject,
                correspondent,
                senderReference,
                postmarkedOn,
                writtenOn,
                arrivedOn,
                mailType,
                priority,
                confidentiality,
                channel,
                department,
                assignee,
                folder,
                copies,
                null);
    }

    /** Someone informed (<i>en copie</i>): a department or a person, the other null. */
    public record Copy(UUID department, UUID account) {}
}
