/** Home (<i>accueil</i>): what is the person's today. May use {@code mail}. */
package org.vaguemestre.web.home;
