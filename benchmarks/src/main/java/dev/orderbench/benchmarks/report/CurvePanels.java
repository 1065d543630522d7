package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Draws curves of contenders into panels, two in a row.
 *
 * <p>Not safe for use by several threads.
 */
final class CurvePanels {

    /** So many panels a figure has at most. */
    static final int MOST = 24;

    /** Of the figure, in pixels. */
    private static final int PANEL_WIDTH = 440;

    private static final int PANEL_HEIGHT = 270;
    private static final int TOP = 64;
    private static final int LEGEND_LINE = 22;
    private static final int KEY_WIDTH = 220;

    /** Of what is drawn in a panel. */
    private static final double WIDTH = 350;

    private static final double HEIGHT = 180;

    /** Told apart by their shape where colours cannot be. */
    private static final List<String> SHAPES = List.of(
            "M-4,0A4,4 0 1 0 4,0A4,4 0 1 0 -4,0Z",
            "M-3.6,-3.6H3.6V3.6H-3.6Z",
            "M0,-4.8L4.6,3.6H-4.6Z",
            "M0,-5L5,0L0,5L-5,0Z",
            "M0,4.8L4.6,-3.6H-4.6Z",
            "M-1.5,-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5V-1.5H-1.5Z",
            "M-5,-2H5V2H-5Z");

    /**
     * One contender's curve: numbers, not yet places.
     *
     * @param contender its place among all
     * @param path where the line goes
     * @param dots what was measured
     */
    record Line(int contender, boolean dashed, List<Spot> path, List<Spot> dots) {}

    /** A number and another above it, with its interval. */
    record Spot(double x, double y, double low, double high, String title) {

        Spot(double x, double y, String title) {
            this(x, y, y, y, title);
        }
    }

    /**
     * The axis across a panel.
     *
     * @param title what it shows
     * @param ticks which numbers are labelled
     * @param label how
     */
    record Across(String title, Axis axis, List<Double> ticks, DoubleFunction<String> label) {

        Across(String title, Axis axis, List<Double> ticks) {
            this(title, axis, ticks, CurvePanels::label);
        }
    }

    private final List<Contender> contenders;
    private final List<CurveFigure.Panel> panels = new ArrayList<>();

    CurvePanels(List<Contender> contenders) {
        this.contenders = contenders;
    }

    /**
     * Adds a panel.
     *
     * @param up what the vertical axis shows
     * @param lines one at least
     */
    void add(String operation, Across across, String up, Axis upright, List<Line> lines) {
        int index = panels.size();
        panels.add(new CurveFigure.Panel(
                40 + index % 2 * PANEL_WIDTH,
                legendBottom() + index / 2 * PANEL_HEIGHT,
                operation,
                across.title(),
                up,
                across.ticks().stream()
                        .map(tick -> new CurveFigure.Tick(
                                x(across.axis(), tick), across.label().apply(tick)))
                        .toList(),
                upright.ticks().stream()
                        .map(tick -> new CurveFigure.Tick(y(upright, tick), label(tick)))
                        .toList(),
                lines.stream().map(line -> curve(across.axis(), upright, line)).toList()));
    }

    /** All panels so far, with a legend above them. */
    CurveFigure figure(String title, String description) {
        List<CurveFigure.Key> legend = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            legend.add(new CurveFigure.Key(
                    30 + i % 4 * KEY_WIDTH,
                    TOP + i / 4 * LEGEND_LINE,
                    tone(i),
                    shape(i),
                    Words.name(contenders.get(i))));
        }
        return new CurveFigure(
                title,
                description,
                legend,
                List.copyOf(panels),
                legendBottom() + (panels.size() + 1) / 2 * PANEL_HEIGHT);
    }

    /** Three digits at least, thousands parted by commas. */
    static String label(double number) {
        return number >= 1000
                ? Numbers.fixed(number, 0)
                : new BigDecimal(number)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** What an axis has to hold: each dot, and its interval as far as that does not flatten all else. */
    static double highest(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.dots().stream())
                .mapToDouble(spot -> Math.max(spot.y(), Math.min(spot.high(), 2 * spot.y())))
                .max()
                .orElse(1);
    }

    private static CurveFigure.Curve curve(Axis across, Axis upright, Line line) {
        StringBuilder path = new StringBuilder();
        line.path()
                .forEach(spot -> path.append(path.isEmpty() ? "M" : "L")
                        .append(x(across, spot.x()))
                        .append(',')
                        .append(y(upright, spot.y())));
        return new CurveFigure.Curve(
                tone(line.contender()),
                line.dashed(),
                path.toString(),
                line.dots().stream()
                        .map(spot -> new CurveFigure.Dot(
                                x(across, spot.x()),
                                y(upright, spot.y()),
                                y(upright, spot.low()),
                                y(upright, spot.high()),
                                spot.high() > upright.high(),
                                shape(line.contender()),
                                spot.title()))
                        .toList());
    }

    private int legendBottom() {
        return TOP + (contenders.size() + 3) / 4 * LEGEND_LINE + 26;
    }

    private static String tone(int contender) {
        return "tone" + contender % SvgTheme.TONES;
    }

    private static String shape(int contender) {
        return SHAPES.get(contender % SHAPES.size());
    }

    private static String x(Axis axis, double number) {
        return SvgNumber.of(WIDTH * axis.share(number));
    }

    private static String y(Axis axis, double number) {
        return SvgNumber.of(HEIGHT * (1 - axis.share(number)));
    }
}
