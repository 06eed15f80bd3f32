/**
 * Organisations (<i>collectivités, services, agents</i>): communes, EPCI and the like, their departments, roles and members; gives an agent
 * the access to one of them. May use {@code access}, {@code journal}, {@code refusal}.
 */
package org.vaguemestre.organisation;
