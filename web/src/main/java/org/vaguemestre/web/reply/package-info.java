/** The reply to an item on its sheet, and the templates an administrator sets. */
package org.vaguemestre.web.reply;
