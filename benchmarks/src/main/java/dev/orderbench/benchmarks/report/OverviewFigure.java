package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All ratios as a picture of its own: a line of text and marks for each contender.
 *
 * @param title what it shows
 * @param description the same in full, with what its marks mean
 * @param chart what is drawn
 * @param axis where the axis stands, in pixels from the top
 * @param headings operations and points
 * @param rows contenders
 * @param height of all, in pixels
 * @param more how many contenders there was no room for
 */
record OverviewFigure(
        String title,
        String description,
        Chart chart,
        int axis,
        List<Heading> headings,
        List<Row> rows,
        int height,
        int more) {

    /** A taller picture is none that anybody looks at; the table has all. */
    static final int MOST_ROWS = 250;

    private static final int AXIS = 70;
    private static final int AXIS_HEIGHT = 26;
    private static final int LINE = 20;
    private static final int HEADING = 30;
    private static final int BOTTOM = 30;

    /** An operation and a point. */
    record Heading(int y, String text) {}

    /** A contender. */
    record Row(int y, Chart.Mark mark) {}

    static OverviewFigure of(Comparison comparison, @Nullable Budget budget) {
        Chart chart = Chart.of(comparison, budget);
        List<Heading> headings = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        int axis = chart.band() == null ? AXIS : AXIS + LINE;
        int y = axis + AXIS_HEIGHT;
        int all = 0;
        for (Chart.Group group : chart.groups()) {
            all += group.marks().size();
            if (rows.size() + group.marks().size() > MOST_ROWS) {
                continue;
            }
            y += HEADING;
            headings.add(new Heading(y, group.operation() + ", " + group.point()));
            for (Chart.Mark mark : group.marks()) {
                y += LINE;
                rows.add(new Row(y, mark));
            }
        }
        String baseline = Words.name(comparison.baseline());
        return new OverviewFigure(
                "Time of each contender as a multiple of the time of " + baseline,
                "For each operation, ratios as dots and their 95% intervals as lines, on a logarithmic axis; left of 1 is less"
                        + " time. A full dot is a difference that was shown, a hollow one is none. "
                        + (chart.band() == null
                                ? ""
                                : "The band is " + chart.band().label() + ". ")
                        + "The tables of the report hold the same numbers.",
                chart,
                axis,
                headings,
                rows,
                y + BOTTOM,
                all - rows.size());
    }

    boolean isEmpty() {
        return rows.stream().noneMatch(row -> row.mark() instanceof Chart.Dot);
    }

    /** Whether a difference was shown. */
    static boolean isFull(Chart.Dot dot) {
        return dot.tone().equals("slower") || dot.tone().equals("faster");
    }

    /** The class that gives a mark its colour. */
    static String colour(Chart.Dot dot) {
        return dot.tone().equals("slower") || dot.tone().equals("faster") ? dot.tone() : "other";
    }
}
