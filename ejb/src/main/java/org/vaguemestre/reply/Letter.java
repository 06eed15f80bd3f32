package org.vaguemestre.reply;

import java.util.UUID;

/**
 * One outgoing letter of a reply (<i>lettre</i>), to one correspondent.
 *
 * @param finalSha256 what is to be signed; null while it is being written
 * @param signedSha256 what was signed, and what is sent; null before
 * @param outgoing its own registration; null before it has a number
 * @param number in the outgoing chrono; null before
 */
public record Letter(
        UUID id,
        UUID reply,
        UUID carrier,
        UUID correspondent,
        String recipient,
        String email,
        String subject,
        String finalSha256,
        String signedSha256,
        UUID outgoing,
        String number) {}
