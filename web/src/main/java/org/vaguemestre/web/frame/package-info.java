/**
 * What every page stands in: the entrance to an organisation ({@code /o/<organisation>/<screen>}), addresses, security headers, the template's
 * bean, the words and dates of the pages, errors. May use {@code access}, {@code organisation}, {@code mail} (counters) and {@code refusal}.
 */
package org.vaguemestre.web.frame;
