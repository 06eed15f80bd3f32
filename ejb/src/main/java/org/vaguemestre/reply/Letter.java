package org.vaguemestre.reply;

import java.util.UUID;

/**
 * One outgoing letter (<i>lettre</i>), to one correspondent.
 *
 * @param kind whether it answers the item or acknowledges it
 * @param finalSha256 what is to be signed; null while it is being written
 * @param signedSha256 what was signed, and what is sent; null before. An acknowledgement needs no signature
 * @param outgoing its own registration; null before it has a number
 * @param number in the outgoing chrono; null before
 */
public record Letter(
        UUID id,
        UUID reply,
        UUID carrier,
        TemplateKind kind,
        UUID correspondent,
        String recipient,
        String email,
        String subject,
        String finalSha256,
        String signedSha256,
        UUID outgoing,
        String number) {}
