package org.vaguemestre.web.steering;

import java.util.List;

/**
 * A table of figures: what a chart is drawn from, what is read without seeing it, and what is exported.
 *
 * @param name in addresses
 * @param head the words of its columns, that of the rows' labels included
 */
public record Table(String name, String caption, List<String> head, List<Row> rows) {
    /**
     * @param address what the row as a whole leads to; null for nothing
     * @param bar drawn beside its first figure; null for none
     */
    public record Row(String label, String address, Bar bar, List<Cell> cells) {}

    /**
     * @param address the list behind the figure; null for none
     * @param tone late, soon, ok, or empty
     */
    public record Cell(String text, String address, String tone) {
        static Cell of(String text) {
            return new Cell(text, null, "");
        }
    }

    /**
     * A bar beside a figure.
     *
     * @param width percent of the longest one
     */
    public record Bar(String width, String address) {
        static Bar of(long value, long longest, String address) {
            return new Bar(Chart.percent(longest == 0 ? 0 : 100.0 * value / longest), address);
        }
    }

    public boolean isDrawn() {
        return rows.stream().anyMatch(row -> row.bar() != null);
    }
}
