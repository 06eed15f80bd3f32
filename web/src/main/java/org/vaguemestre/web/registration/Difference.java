package org.vaguemestre.web.registration;

/**
 * A field that someone else changed while one was filling the form.
 *
 * @param field its name in the form
 * @param theirs what is saved now, in words
 * @param mine what was typed, in words
 * @param both whether the person changed it too, and so has to choose
 */
public record Difference(String field, String theirs, String mine, boolean both) {}
