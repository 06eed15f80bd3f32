package org.vaguemestre.mail;

import java.util.List;
import java.util.UUID;

/**
 * A mail item to register (<i>enregistrement</i>).
 *
 * @param id given beforehand by a caller that may retry (scan job): registering the same identifier again changes nothing; null for a new one
 * @param details what is known of it; without subject and department it will be <i>à qualifier</i>
 * @param documents fingerprints and names of stored documents, in order
 * @param toQualify its details were read by the application and wait for a person to confirm them, however complete they are
 */
public record Registration(
        UUID id, Direction direction, Details details, List<Attachment> documents, boolean toQualify) {
    /** What a person registers: complete, it goes to its department at once. */
    public Registration(UUID id, Direction direction, Details details, List<Attachment> documents) {
        this(id, direction, details, documents, false);
    }

    /** A stored document and the name it is shown under. */
    public record Attachment(String sha256, String name) {}
}
