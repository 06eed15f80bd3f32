/**
 * Dispatch (<i>envoi</i>): how each letter leaves, and the proof that it did. Uses {@code reply}, {@code circuit}, {@code outbox} and what is below them.
 */
package org.vaguemestre.dispatch;
