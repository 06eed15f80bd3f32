/**
 * Steering (<i>pilotage</i>): what is pressing, what comes in and goes out, how long it takes, where it waits, goes back and forth or comes twice.
 * The present is read in the tables of {@code mail}; the past is a projection of the journal ({@link org.vaguemestre.insight.MailCourses}).
 * Whoever holds {@code INSIGHT_READ} counts all the mail of the organisation, that above their clearance included: it is known to exist, by the
 * day and the department, and is never counted by type, sender, matter or agent nor listed. Anyone else counts what is theirs and they see.
 * May use {@code access}, {@code journal}, {@code organisation}, {@code correspondent}, {@code mail}, {@code refusal}; nothing in {@code ejb} may use it.
 */
package org.vaguemestre.insight;
