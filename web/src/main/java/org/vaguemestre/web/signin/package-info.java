/**
 * Who is at the other end (<i>connexion</i>): the form of the portal's pages, with a session; HTTP Basic or a personal token for programs,
 * without any. May use {@code access} and {@code refusal} of the capabilities.
 */
package org.vaguemestre.web.signin;
