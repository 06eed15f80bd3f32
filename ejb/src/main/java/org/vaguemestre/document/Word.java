package org.vaguemestre.document;

/**
 * A word where it stands on its page as a person reads it, upright. Places are fractions of the page's width and height, from its top left.
 *
 * @param confidence from 0 to 1; 1 for the text of a born-digital page
 * @param line number of its line on the page, in reading order from 0
 * @param block number of its paragraph or block, in reading order from 0
 */
public record Word(String text, double x, double y, double w, double h, double confidence, int line, int block) {}
