/** The operator's screen (<i>exploitation</i>): jobs and counts of every organisation, no content of any. May use {@code operation}. */
package org.vaguemestre.web.operation;
