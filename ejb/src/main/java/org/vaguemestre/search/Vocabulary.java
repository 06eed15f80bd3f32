package org.vaguemestre.search;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The names that an organisation's question may use, and whose question it is. */
interface Vocabulary {
    /**
     * Something that has a name.
     *
     * @param key what the index calls it
     * @param code short name; null for none
     */
    record Named(String key, String name, String code) {}

    List<Named> departments();

    List<Named> types();

    List<Named> agents();

    /** Folders (<i>dossiers</i>). */
    List<Named> folders();

    /** Who asks; null for the application. */
    UUID asking();

    LocalDate today();
}
