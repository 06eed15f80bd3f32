package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * An item as another capability takes it in hand ({@link MailCourse}).
 *
 * @param amountCents sum at stake in euro cents; null when not said
 * @param documents fingerprints of its documents, the main one first
 */
public record ItemInHand(
        UUID id,
        String number,
        Direction direction,
        State state,
        String subject,
        UUID mailType,
        UUID department,
        UUID assignee,
        Confidentiality confidentiality,
        Priority priority,
        Long amountCents,
        UUID correspondent,
        UUID folder,
        LocalDate arrivedOn,
        LocalDate writtenOn,
        String senderReference,
        long version,
        List<String> documents) {}
