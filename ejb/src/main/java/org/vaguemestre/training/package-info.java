/**
 * Practising without risk (<i>formation, commune-école</i>): each agent has an invented commune of their own, an organisation like any other
 * behind its own wall, that begins anew each night and whenever they wish. May use every capability up to {@code mail}.
 */
package org.vaguemestre.training;
