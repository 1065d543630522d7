package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A picture of how one figure depends on one condition, with a line for each contender, or for each way where there are no
 * contenders; all coordinates are computed.
 *
 * @param title under which other conditions
 * @param x what lies along the horizontal axis
 * @param y what lies along the vertical axis, which begins at 0
 * @param xTicks of the horizontal axis
 * @param yTicks of the vertical axis
 * @param lines in the order of their names from above
 */
record PoolPanel(String title, String x, String y, List<Tick> xTicks, List<Tick> yTicks, List<Line> lines) {

    static final int WIDTH = 470;
    static final int HEIGHT = 240;
    static final int LEFT = 52;
    static final int RIGHT = 330;
    static final int TOP = 20;
    static final int BOTTOM = 200;

    private static final int STEPS = 4;
    private static final int LEAST_DISTANCE = 13;

    /** So many characters of a name have room beside its line. */
    private static final int LONGEST_NAME = 22;

    PoolPanel {
        xTicks = List.copyOf(xTicks);
        yTicks = List.copyOf(yTicks);
        lines = List.copyOf(lines);
    }

    record Tick(double at, String label) {}

    /**
     * @param style from 1, which decides its colour, dashes and the shape of its dots
     * @param path as SVG's path wants it
     * @param endX where it ends
     * @param labelY where its name stands, so that names do not cover each other
     */
    record Line(int style, String name, String path, List<Dot> dots, double endX, double labelY) {

        Line {
            dots = List.copyOf(dots);
        }
    }

    record Dot(double x, double y, String text) {}

    /**
     * A panel for each group of rows that differ in contender and in the condition along the axis alone.
     *
     * @param rows what was found
     * @param along the condition whose values are numbers
     * @param figure what is shown; of several rows at the same place, the median
     * @param apart conditions that have panels of their own
     */
    static List<PoolPanel> of(List<PoolRow> rows, PoolFactor along, PoolFigure figure, PoolFactor... apart) {
        Map<String, List<PoolRow>> groups = new LinkedHashMap<>();
        for (PoolRow row : rows) {
            if (!row.factor(along).isEmpty() && row.figures().containsKey(figure)) {
                String title = Arrays.stream(apart)
                        .filter(factor -> !row.factor(factor).isEmpty())
                        .map(factor -> factor.phrase(row.factor(factor)))
                        .collect(Collectors.joining(", "));
                groups.computeIfAbsent(title, key -> new ArrayList<>()).add(row);
            }
        }
        List<PoolPanel> panels = new ArrayList<>();
        groups.forEach((title, group) -> panels.add(panel(title, group, along, figure)));
        // A single place is no dependence.
        return panels.stream().filter(panel -> panel.xTicks.size() > 1).toList();
    }

    private static PoolPanel panel(String title, List<PoolRow> rows, PoolFactor along, PoolFigure figure) {
        Map<String, SortedMap<Double, List<Double>>> values = new LinkedHashMap<>();
        for (PoolRow row : rows) {
            values.computeIfAbsent(lineOf(row), key -> new TreeMap<>())
                    .computeIfAbsent(Double.parseDouble(row.factor(along)), key -> new ArrayList<>())
                    .add(row.figure(figure).orElseThrow());
        }
        List<Double> places = values.values().stream()
                .flatMap(line -> line.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        double highest = values.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Median::of)
                .max()
                .orElse(1);
        double top = roundUp(highest);
        List<Tick> xTicks = places.stream()
                .map(place -> new Tick(x(place, places), Words.plain(place)))
                .toList();
        List<Tick> yTicks = yTicks(top, STEPS);
        List<Line> lines = new ArrayList<>();
        values.forEach((name, line) -> lines.add(line(lines.size() + 1, name, line, places, top)));
        String head = figure.unit().isEmpty() ? figure.title() : figure.title() + ", " + figure.unit();
        return new PoolPanel(
                title.isEmpty() ? figure.title() : title, along.title(), head, xTicks, yTicks, apart(lines));
    }

    private static String lineOf(PoolRow row) {
        String contender = row.factor(PoolFactor.CONTENDER);
        return contender.isEmpty() ? row.factor(PoolFactor.WAY) : contender;
    }

    private static Line line(
            int number, String name, SortedMap<Double, List<Double>> values, List<Double> places, double top) {
        List<Dot> dots = new ArrayList<>();
        values.forEach((place, found) -> dots.add(new Dot(
                x(place, places),
                y(Median.of(found), top),
                "%s at %s".formatted(PoolChapter.number(Median.of(found)), Words.plain(place)))));
        Dot last = dots.getLast();
        String path = SvgNumber.path(
                dots.stream().map(dot -> new SvgNumber.Place(dot.x, dot.y)).toList());
        return new Line(LineMark.style(number), SvgText.of(name, LONGEST_NAME), path, dots, last.x, last.y);
    }

    static List<Tick> yTicks(double top, int steps) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            ticks.add(new Tick(y(top * i / steps, top), PoolChapter.number(top * i / steps)));
        }
        return ticks;
    }

    /** Names that would cover each other are moved down. */
    static List<Line> apart(List<Line> lines) {
        List<Line> sorted =
                lines.stream().sorted(Comparator.comparingDouble(Line::labelY)).toList();
        List<Line> moved = new ArrayList<>();
        double least = Double.NEGATIVE_INFINITY;
        for (Line line : sorted) {
            double at = Math.max(line.labelY, least);
            moved.add(new Line(line.style, line.name, line.path, line.dots, line.endX, at));
            least = at + LEAST_DISTANCE;
        }
        return moved;
    }

    /** The lines that help the eye, as SVG's path wants them. */
    String grid() {
        return Stream.concat(
                        xTicks.stream().map(tick -> "M" + SvgNumber.of(tick.at) + " " + TOP + "V" + BOTTOM),
                        yTicks.stream().map(tick -> "M" + LEFT + " " + SvgNumber.of(tick.at) + "H" + RIGHT))
                .collect(Collectors.joining());
    }

    /** At equal distances, since sizes and loads are tried at places that matter, not evenly. */
    private static double x(double place, List<Double> places) {
        int last = Math.max(1, places.size() - 1);
        return rounded(LEFT + (double) (RIGHT - LEFT) * places.indexOf(place) / last);
    }

    static double y(double value, double top) {
        return rounded(BOTTOM - (BOTTOM - TOP) * value / top);
    }

    static double rounded(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }

    static double roundUp(double value) {
        if (value <= 0) {
            return 1;
        }
        double step = Math.pow(10, Math.floor(Math.log10(value)));
        return Math.ceil(2 * value / step) / 2 * step;
    }
}
