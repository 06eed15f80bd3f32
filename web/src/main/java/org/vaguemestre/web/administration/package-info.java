/**
 * Administration of an organisation: its own navigation, drafts and their publication, and the screens of its structure (departments, agents,
 * roles). Other screens of administration publish by {@link org.vaguemestre.web.administration.Drafting}. May use {@code organisation} and {@code access}.
 */
package org.vaguemestre.web.administration;
