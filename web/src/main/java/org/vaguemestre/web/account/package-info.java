/** A person's own account (<i>mon compte</i>): what it is for, its password, its tokens for programs. May use {@code access} and {@code organisation}. */
package org.vaguemestre.web.account;
