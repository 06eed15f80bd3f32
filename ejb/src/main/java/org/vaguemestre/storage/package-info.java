/**
 * What everything is kept on: whether there is room left on the disks (<i>place disque</i>), else the portal is only read, and whether the
 * database answers. Right above the ground: may use
 * {@code refusal} only, everybody may use it.
 */
package org.vaguemestre.storage;
