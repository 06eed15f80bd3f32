/**
 * Documents (<i>documents, pièces</i>): the store by fingerprint, what was read from each document, and the workers that open untrusted bytes.
 * What outsiders give waits for the antivirus ({@code Clearances}). May use {@code access}, {@code journal}, {@code refusal}. Who may see
 * a document is the business of what it belongs to (a mail item, a scan batch).
 */
package org.vaguemestre.document;
