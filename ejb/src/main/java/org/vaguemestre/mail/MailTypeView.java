package org.vaguemestre.mail;

import java.io.Serializable;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * A type of mail in use.
 *
 * @param department where it usually goes; may be null
 * @param commitmentDays calendar days after arrival within which the service commits to answer; null for none
 */
public record MailTypeView(
        UUID id, String code, String name, UUID department, Confidentiality confidentiality, Integer commitmentDays)
        implements Serializable {}
