/**
 * Circuits (<i>circuits</i>): through whose hands a mail item goes until it is answered. Models of an organisation, the circuits that run, their
 * steps and the tasks these give to people. Uses {@code mail} and what is below it; what must be true before a step ends is asked of those above
 * through {@link org.vaguemestre.circuit.StepReadiness}.
 */
package org.vaguemestre.circuit;
