package org.vaguemestre.mail;

/** Who reads a note: everyone who sees the item, the author's departments, or the author alone. */
public enum NoteVisibility {
    EVERYONE,
    DEPARTMENT,
    ALONE
}
