/** The portal’s administration (<i>administration du portail</i>): organisations and accounts, no content of any. May use {@code access} and {@code organisation}. */
package org.vaguemestre.web.platform;
