/**
 * Signature (<i>signature</i>): the letters of a reply are signed as PAdES baseline B-T with the key of the person who signs, time-stamped, and the
 * task is done, all or nothing. Uses {@code reply}, {@code circuit} and what is below them.
 */
package org.vaguemestre.signature;
