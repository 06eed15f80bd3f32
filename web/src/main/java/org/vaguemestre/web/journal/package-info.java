/** The journal of the organisation, read by people: the DPO, the head of the services. May use {@code journal}, {@code organisation}, {@code mail}. */
package org.vaguemestre.web.journal;
