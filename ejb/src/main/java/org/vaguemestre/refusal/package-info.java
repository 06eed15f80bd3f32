/**
 * Refusals (<i>refus</i>): every reason for which something a person asked is not done, each with a stable code, an HTTP status and one
 * sentence that says what to do. Ground floor: may use nothing, everybody may use it.
 */
package org.vaguemestre.refusal;
