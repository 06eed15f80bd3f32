/**
 * Writes realistic French mail from a seed, as paper would come out of a scanner, for the demonstration, the tests and the benches: the same
 * seed gives the same letters, and a truth beside them says what they hold. All names, streets and places are invented.
 */
package org.vaguemestre.letters;
