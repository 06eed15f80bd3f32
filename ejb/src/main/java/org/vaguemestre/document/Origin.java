package org.vaguemestre.document;

/**
 * Where a document was cut out of.
 *
 * @param sha256 of the file given
 * @param pages of that file, {@code 3-5}
 */
public record Origin(String sha256, String pages) {}
