package org.vaguemestre.mail;

import java.io.Serializable;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * A type of mail in use.
 *
 * @param department where it usually goes; may be null
 * @param commitmentDays calendar days after arrival within which the service commits to answer; null for none
 * @param priority of mail of the type when nobody says otherwise; null for the usual one
 * @param keywords other words by which its letters are recognised, separated by commas; null for none
 * @param silence what it means when it stays without an answer; null where nobody said
 */
public record MailTypeView(
        UUID id,
        String code,
        String name,
        UUID department,
        Confidentiality confidentiality,
        Integer commitmentDays,
        Priority priority,
        String keywords,
        Silence silence)
        implements Serializable {
    /** A type that says nothing more. */
    public MailTypeView(
            UUID id,
            String code,
            String name,
            UUID department,
            Confidentiality confidentiality,
            Integer commitmentDays) {
        this(id, code, name, department, confidentiality, commitmentDays, null, null, null);
    }

    /** All the words by which its letters are recognised. */
    public String words() {
        return keywords == null ? name : name + " " + keywords;
    }
}
