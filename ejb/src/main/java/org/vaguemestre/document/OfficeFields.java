package org.vaguemestre.document;

import java.util.List;

/**
 * What a text document asks to be filled in.
 *
 * @param mediaType ODT or DOCX
 * @param fields those it uses that are known
 * @param unknown those that are not, in the order of the text
 */
public record OfficeFields(String mediaType, List<String> fields, List<Unknown> unknown) {
    /**
     * A field that is not known, or a piece of code.
     *
     * @param paragraph where it stands, from 1
     * @param excerpt of that paragraph
     */
    public record Unknown(String field, int paragraph, String excerpt) {}
}
