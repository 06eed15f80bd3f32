/**
 * Mail (<i>courrier</i>): the mail item from its registration to its closing, its chrono number, type, documents, copies, links, notes and
 * baskets. May use {@code access}, {@code organisation}, {@code journal}, {@code document}, {@code correspondent}, {@code refusal}.
 */
package org.vaguemestre.mail;
