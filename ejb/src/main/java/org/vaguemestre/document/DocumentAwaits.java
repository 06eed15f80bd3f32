package org.vaguemestre.document;

/** A document waits for the antivirus (event, heard once its transaction is committed). */
public record DocumentAwaits(String sha256) {}
