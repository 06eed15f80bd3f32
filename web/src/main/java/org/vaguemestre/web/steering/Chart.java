package org.vaguemestre.web.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns side by side, as the numbers an SVG needs: across in percent, so that letters keep their size however wide the page is, and upwards in
 * pixels.
 *
 * @param series what its columns are, one for each in a group
 */
public record Chart(List<String> series, List<Group> groups, List<Line> lines) {
    private static final int HEIGHT = 160;
    private static final int TOP = 18;
    private static final int FLOOR = TOP + HEIGHT;

    /** What one group of columns shows before it is drawn. */
    record Data(String label, boolean labelled, boolean labelledNarrow, List<Value> values) {}

    /** One value and the list behind it. */
    record Value(long count, String words, String address) {}

    /**
     * Columns of one moment, with what is written below them.
     *
     * @param narrow the label stays on a narrow screen
     */
    public record Group(String x, String label, boolean labelled, boolean narrow, List<Column> columns) {}

    /** One column; {@code words} says it whole: {@code Semaine du 2 nov. : 12 arrivés}. */
    public record Column(
            int series, String x, String width, int y, int height, long count, String words, String address) {}

    /** A line of the scale. */
    public record Line(int y, long value) {}

    public int getFloor() {
        return FLOOR;
    }

    /** What a column's count is written above. */
    static Chart of(List<String> series, List<Data> data) {
        long highest = data.stream()
                .flatMap(group -> group.values().stream())
                .mapToLong(Value::count)
                .max()
                .orElse(0);
        long step = step(highest);
        long top = Math.max(step, (highest + step - 1) / step * step);
        List<Line> lines = new ArrayList<>();
        for (long value = 0; value <= top; value += step) {
            lines.add(new Line(FLOOR - height(value, top), value));
        }
        List<Group> groups = new ArrayList<>();
        double room = 100.0 / Math.max(1, data.size());
        for (int i = 0; i < data.size(); i++) {
            Data one = data.get(i);
            List<Column> columns = new ArrayList<>();
            double width = room * 0.8 / one.values().size();
            for (int k = 0; k < one.values().size(); k++) {
                Value value = one.values().get(k);
                int height = value.count() == 0 ? 0 : Math.max(2, height(value.count(), top));
                columns.add(new Column(
                        k,
                        percent(i * room + room * 0.1 + k * width),
                        percent(width * 0.92),
                        FLOOR - height,
                        height,
                        value.count(),
                        value.words(),
                        value.address()));
            }
            groups.add(new Group(
                    percent(i * room + room / 2), one.label(), one.labelled(), one.labelledNarrow(), columns));
        }
        return new Chart(series, groups, lines);
    }

    /** The distance between the lines of the scale: 1, 2 or 5 times a power of ten, five lines at most. */
    static long step(long highest) {
        long step = 1;
        int[] factors = {2, 5, 10};
        long power = 1;
        int next = 0;
        while (step * 4 < highest) {
            step = power * factors[next];
            next = (next + 1) % factors.length;
            power = next == 0 ? power * 10 : power;
        }
        return step;
    }

    private static int height(long value, long top) {
        return (int) Math.round((double) HEIGHT * value / top);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
