/** What one is told, and how one wants to be. May use {@code notification}. */
package org.vaguemestre.web.notifications;
