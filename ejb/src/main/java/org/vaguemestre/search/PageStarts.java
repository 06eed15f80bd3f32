package org.vaguemestre.search;

/**
 * Where each page begins in the text of an item's documents, written beside that text in the index: {@code 1/1@0 1/2@1840 2/1@3512} for a document
 * of two pages, then another.
 */
final class PageStarts {
    /** What stands between two pages in the text: a word or a sentence of the form may go on over it. */
    static final char BETWEEN = '\n';

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder starts = new StringBuilder();

    /**
     * Adds a page after the others.
     *
     * @param place which document of the item and which page of it, {@code 1/1} for the first of each
     */
    void add(String place, String page) {
        if (starts.length() > 0) {
            starts.append(' ');
            text.append(BETWEEN);
        }
        starts.append(place).append('@').append(text.length());
        text.append(page);
    }

    /** The text of all pages. */
    String text() {
        return text.toString();
    }

    /** Where they begin, as {@link #at} reads it. */
    String written() {
        return starts.toString();
    }

    /** The page that the character at this offset of the text is on. */
    static SearchPage.Place at(String written, int offset) {
        String last = "";
        for (String page : written.split(" ")) {
            int at = page.indexOf('@');
            if (!last.isEmpty() && Integer.parseInt(page.substring(at + 1)) > offset) {
                break;
            }
            last = page.substring(0, at);
        }
        int slash = last.indexOf('/');
        return new SearchPage.Place(
                Integer.parseInt(last.substring(0, slash)), Integer.parseInt(last.substring(slash + 1)));
    }
}
