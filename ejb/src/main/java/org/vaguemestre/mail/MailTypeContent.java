package org.vaguemestre.mail;

import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * A type of mail as it is set.
 *
 * @param commitmentDays calendar days; null for no commitment
 * @param priority of mail of the type when nobody says otherwise; null for the usual one
 * @param keywords other words by which its letters are recognised, separated by commas; null for none
 * @param silence what it means when it stays without an answer; null where nobody said
 * @param retired nothing new is of this type; what is stays so
 */
public record MailTypeContent(
        String code,
        String name,
        UUID department,
        Confidentiality confidentiality,
        Integer commitmentDays,
        Priority priority,
        String keywords,
        Silence silence,
        boolean retired) {}
