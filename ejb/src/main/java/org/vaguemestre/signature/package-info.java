/**
 * Signature (<i>signature</i>): the letters of a reply are signed as PAdES baseline B-T with the key of the person who signs, time-stamped, and the
 * task is done, all or nothing; or they are signed by hand, on paper that is known by its code when it is scanned. Uses {@code reply}, {@code circuit},
 * {@code capture} and what is below them.
 */
package org.vaguemestre.signature;
