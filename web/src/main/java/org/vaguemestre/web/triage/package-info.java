/** Triage (<i>bannettes</i>): a basket, the document and the acts on one screen. May use {@code mail} and {@code organisation}. */
package org.vaguemestre.web.triage;
