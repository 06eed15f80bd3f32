package org.vaguemestre.capture;

/**
 * What a file of a batch was found to be.
 *
 * @param bornDigital every page has its own text
 * @param signed a PDF that bears an electronic signature
 */
public record Inspected(String mediaType, int pages, boolean bornDigital, boolean signed) {}
