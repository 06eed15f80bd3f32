/** What waits in the baskets, as it changes (<i>compteurs vivants</i>): one stream a browser, counts only, never content. May use {@code mail}, {@code organisation}. */
package org.vaguemestre.web.live;
