/** The citizen's page (<i>suivi de votre courrier</i>): where a letter stands, for who wrote it. May use {@code mail} and {@code organisation}. */
package org.vaguemestre.web.followup;
