/**
 * Administration of the vocabulary: types of mail, numbers, separator sheets, labels. Each form ends as {@link org.vaguemestre.web.administration.Drafting}
 * says. May use {@code mail}, {@code capture}, {@code organisation}.
 */
package org.vaguemestre.web.vocabulary;
