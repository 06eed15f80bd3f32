/** The door of one's training commune (<i>commune-école</i>). May use {@code training}. */
package org.vaguemestre.web.training;
