/**
 * Replies (<i>réponses</i>): templates, the project of an answer with its versions, and its letters, one a correspondent, each with its number. Uses
 * {@code circuit}, {@code mail} and what is below them; what is signed and sent is decided by those above.
 */
package org.vaguemestre.reply;
