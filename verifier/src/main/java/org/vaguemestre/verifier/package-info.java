/**
 * The verifier (<i>vérificateur du journal</i>): says offline whether an exported journal is intact, and if not at which entry it was altered.
 * It uses the Java platform only, shares no code with the server, and follows nothing but {@code docs/journal-format.md}.
 */
package org.vaguemestre.verifier;
