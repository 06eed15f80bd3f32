/** How letters leave, on the sheet; and the outbox of the organisation. */
package org.vaguemestre.web.dispatch;
