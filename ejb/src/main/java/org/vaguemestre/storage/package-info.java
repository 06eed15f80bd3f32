/**
 * The room left on the disks (<i>place disque</i>): whether the portal may still write, or is only read. Right above the ground: may use
 * {@code refusal} only, everybody may use it.
 */
package org.vaguemestre.storage;
