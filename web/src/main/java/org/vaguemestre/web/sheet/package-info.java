/** The sheet of an item (<i>fiche</i>): its details, notes, links, trail and the acts open to the person. May use {@code mail}, {@code organisation}. */
package org.vaguemestre.web.sheet;
