package org.vaguemestre.journal;

/**
 * The public half of the key that signs the checkpoints.
 *
 * @param pem as {@code openssl pkey -pubin} and the verifiers read it
 * @param fingerprint SHA-256 of its SubjectPublicKeyInfo in DER, in hexadecimal
 */
public record PublishedKey(String pem, String fingerprint) {}
