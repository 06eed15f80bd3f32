/**
 * Steering (<i>pilotage</i>): the dashboard, the agenda of commitments, the statistics, the friction points, and the list behind each of their
 * figures. Charts are drawn here, as SVG without any script or inline style; each stands on a table that can be read and taken away.
 */
package org.vaguemestre.web.steering;
