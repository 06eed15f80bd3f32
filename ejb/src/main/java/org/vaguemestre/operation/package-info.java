/**
 * Operation (<i>exploitation</i>): what the data centre sees of the jobs of all organisations, and can do about them: states and counts, never a
 * name, a file or a page. May use {@code access}, {@code organisation}, {@code document}, {@code capture}, {@code refusal}; used by screens only.
 */
package org.vaguemestre.operation;
