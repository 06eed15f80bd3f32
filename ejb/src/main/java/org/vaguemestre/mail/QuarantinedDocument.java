package org.vaguemestre.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A document of an item in which the antivirus found something (<i>pièce en quarantaine</i>).
 *
 * @param name under which it was given
 * @param found as the antivirus calls it
 */
public record QuarantinedDocument(UUID item, String number, String name, String found, Instant at) {}
