/** The design system on one page (<i>style</i>): every component in every state, in development only. May use the views of {@code mail}. */
package org.vaguemestre.web.style;
