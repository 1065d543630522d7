package dev.orderbench.benchmarks.report;

import java.util.List;

/**
 * Curves of contenders, a panel for each operation.
 *
 * @param title what it shows
 * @param description the same in full
 * @param legend contenders
 * @param panels operations
 * @param height of all, in pixels
 */
record CurveFigure(String title, String description, List<Key> legend, List<Panel> panels, int height) {

    boolean isEmpty() {
        return panels.isEmpty();
    }

    /** A contender in the legend. */
    record Key(int x, int y, String style, String shape, String name) {}

    /**
     * One operation.
     *
     * @param x left edge in pixels
     * @param y upper edge
     * @param across what the horizontal axis shows
     * @param up what the vertical one shows
     */
    record Panel(
            int x,
            int y,
            String heading,
            String across,
            String up,
            List<Tick> xTicks,
            List<Tick> yTicks,
            List<Curve> curves) {}

    /** A labelled line of the grid. */
    record Tick(String at, String label) {}

    /**
     * One contender.
     *
     * @param style classes of its colour
     * @param dashed whether the line is dashed
     * @param path the line, as SVG has it
     * @param dots what was measured
     */
    record Curve(String style, boolean dashed, String path, List<Dot> dots) {}

    /**
     * One measured point.
     *
     * @param shape its outline around the origin, as SVG has it
     * @param from lower end of its interval; the same as {@code y} where there is none
     * @param to upper end
     * @param goesOn whether it goes on above the panel
     */
    record Dot(String x, String y, String from, String to, boolean goesOn, String shape, String title) {}
}
