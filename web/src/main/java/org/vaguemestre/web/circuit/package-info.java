/** The circuit of an item on its sheet: where it stands, and what the person may do in it. */
package org.vaguemestre.web.circuit;
