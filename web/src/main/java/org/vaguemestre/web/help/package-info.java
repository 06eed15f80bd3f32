/** The guide of the portal (<i>aide</i>), searchable and by screen, and the hints of the first days (<i>astuces</i>). May use {@code access}. */
package org.vaguemestre.web.help;
