package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import dev.orderbench.benchmarks.statistics.OverThreads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Draws curves of contenders into panels, two in a row. */
final class Curves {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Of the figure, in pixels. */
    private static final int PANEL_WIDTH = 440;

    private static final int PANEL_HEIGHT = 270;
    private static final int TOP = 64;
    private static final int LEGEND_LINE = 22;
    private static final int KEY_WIDTH = 220;
    private static final int MOST_PANELS = 24;

    /** Of what is drawn in a panel. */
    static final double WIDTH = 350;

    static final double HEIGHT = 180;

    /** Told apart by their shape where colours cannot be. */
    private static final List<String> SHAPES = List.of(
            "M-4,0A4,4 0 1 0 4,0A4,4 0 1 0 -4,0Z",
            "M-3.6,-3.6H3.6V3.6H-3.6Z",
            "M0,-4.8L4.6,3.6H-4.6Z",
            "M0,-5L5,0L0,5L-5,0Z",
            "M0,4.8L4.6,-3.6H-4.6Z",
            "M-1.5,-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5V-1.5H-1.5Z",
            "M-5,-2H5V2H-5Z");

    private static final List<Level> LEVELS = List.of(
            new Level("p50", 0.5),
            new Level("p90", 0.9),
            new Level("p95", 0.95),
            new Level("p99", 0.99),
            new Level("p99.9", 0.999));

    /** A percentile and the share of all that is not above it. */
    private record Level(String name, double share) {

        double nines() {
            return -Math.log10(1 - share);
        }

        long of(Distribution times) {
            return switch (name) {
                case "p50" -> times.p50();
                case "p90" -> times.p90();
                case "p95" -> times.p95();
                case "p99" -> times.p99();
                default -> times.p999();
            };
        }
    }

    /** What is drawn: numbers, not yet places. */
    private record Line(int contender, boolean dashed, List<Spot> path, List<Spot> dots) {}

    /** A number and another above it, with its interval. */
    private record Spot(double x, double y, double low, double high, String title) {

        Spot(double x, double y, String title) {
            this(x, y, y, y, title);
        }
    }

    private final Results results;
    private final List<Contender> contenders;

    Curves(Results results, List<Contender> contenders) {
        this.results = results;
        this.contenders = contenders;
    }

    /** Time over the round-trip time: dots as measured, lines as the model has it. */
    CurveFigure network() {
        List<OverNetwork> all = OverNetwork.of(results);
        List<CurveFigure.Panel> panels = new ArrayList<>();
        for (String operation : all.stream()
                .map(OverNetwork::operation)
                .distinct()
                .limit(MOST_PANELS)
                .toList()) {
            List<Line> lines = new ArrayList<>();
            TreeSet<Double> millis = new TreeSet<>();
            for (OverNetwork one : all) {
                if (one.operation().equals(operation) && one.outcome() instanceof OverNetwork.Fitted fitted) {
                    String name = Words.name(one.contender());
                    List<Spot> path = new ArrayList<>();
                    List<Spot> dots = new ArrayList<>();
                    fitted.model().direct().ifPresent(direct -> {
                        double y = direct.measuredNanos() / NANOS_PER_MICRO;
                        millis.add(0.0);
                        path.add(new Spot(0, y, ""));
                        dots.add(new Spot(0, y, name + ", 0 ms: " + label(y) + " µs"));
                    });
                    fitted.model().points().forEach(point -> {
                        double x = point.roundTripTime().toNanos() / NANOS_PER_MILLI;
                        double y = point.measuredNanos() / NANOS_PER_MICRO;
                        millis.add(x);
                        path.add(new Spot(x, point.modelledNanos() / NANOS_PER_MICRO, ""));
                        dots.add(new Spot(x, y, name + ", " + label(x) + " ms: " + label(y) + " µs"));
                    });
                    lines.add(new Line(contenders.indexOf(one.contender()), false, path, dots));
                }
            }
            if (!lines.isEmpty()) {
                panels.add(panel(
                        panels.size(),
                        operation,
                        "round-trip time, ms",
                        "µs per operation",
                        Axis.fromZero(millis.last()),
                        apart(millis),
                        Axis.fromZero(highest(lines)),
                        lines));
            }
        }
        return figure(
                "Time of one operation over a network",
                "For each operation, time over the round-trip time: dots as measured, lines as the model has it.",
                panels);
    }

    /** Throughput over threads, with intervals; virtual threads dashed. */
    CurveFigure scaling() {
        List<CurveFigure.Panel> panels = new ArrayList<>();
        OverThreads.of(results).stream().limit(MOST_PANELS).forEach(one -> {
            List<Line> lines = new ArrayList<>();
            TreeSet<Double> threads = new TreeSet<>();
            for (int i = 0; i < contenders.size(); i++) {
                for (boolean virtual : new boolean[] {false, true}) {
                    List<Spot> spots = throughputs(one, contenders.get(i), virtual);
                    spots.forEach(spot -> threads.add(spot.x()));
                    if (!spots.isEmpty()) {
                        lines.add(new Line(i, virtual, spots, spots));
                    }
                }
            }
            if (!lines.isEmpty()) {
                panels.add(panel(
                        panels.size(),
                        one.operation(),
                        "threads",
                        "operations per second",
                        Axis.logarithmic(threads.first(), threads.last()),
                        List.copyOf(threads),
                        Axis.fromZero(highest(lines)),
                        lines));
            }
        });
        return figure(
                "Throughput over the number of threads",
                "For each operation, operations per second of all threads together, with 95% intervals, of which an arrow"
                        + " says that they go on; dashed lines are virtual threads.",
                panels);
    }

    private static List<Spot> throughputs(OverThreads one, Contender contender, boolean virtual) {
        return one.rows().stream()
                .filter(row -> row.contender().equals(contender)
                        && row.point().virtualThreads() == virtual
                        && row instanceof OverThreads.Measured)
                .map(row -> {
                    Estimate throughput = ((OverThreads.Measured) row).throughput();
                    double rate = throughput.value();
                    String title = Words.name(contender) + ", " + row.point().conditions() + ": " + label(rate)
                            + " per second";
                    return throughput instanceof Estimate.Interval interval
                            ? new Spot(row.point().threads(), rate, interval.low(), interval.high(), title)
                            : new Spot(row.point().threads(), rate, title);
                })
                .toList();
    }

    /** Percentiles at a fixed arrival rate. */
    CurveFigure latency() {
        List<CurveFigure.Panel> panels = new ArrayList<>();
        Latency latency = results.latency();
        List<String> operations = latency == null
                ? List.of()
                : latency.plan().operations().stream().limit(MOST_PANELS).toList();
        List<LatencyCell> cells = latency == null ? List.of() : latency.cells();
        for (String operation : operations) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < contenders.size(); i++) {
                List<Spot> spots = percentiles(cells, operation, contenders.get(i));
                if (!spots.isEmpty()) {
                    lines.add(new Line(i, false, spots, spots));
                }
            }
            if (!lines.isEmpty()) {
                double lowest = lines.stream()
                        .flatMap(line -> line.dots().stream())
                        .mapToDouble(Spot::y)
                        .min()
                        .orElse(1);
                panels.add(panel(
                        panels.size(),
                        operation,
                        "percentile",
                        "ms from the due time",
                        new Axis(0, LEVELS.getLast().nines() * 1.02, false),
                        LEVELS.stream().map(Level::nines).toList(),
                        Axis.logarithmic(lowest, highest(lines)),
                        lines));
            }
        }
        return figure(
                "Latency at a fixed arrival rate",
                "For each operation, percentiles of the time from when a request was due to its answer, on a logarithmic"
                        + " axis.",
                panels);
    }

    private static List<Spot> percentiles(List<LatencyCell> cells, String operation, Contender contender) {
        return cells.stream()
                .filter(cell ->
                        cell.operation().equals(operation) && cell.contender().equals(contender.id()))
                .map(LatencyCell::load)
                .filter(Objects::nonNull)
                .filter(load -> load.latency().count() > 0 && !load.aboveCapacity())
                .flatMap(load -> LEVELS.stream()
                        .filter(level -> level.of(load.latency()) > 0
                                && load.latency().count() >= Math.pow(10, level.nines()) * (1 - 1e-9))
                        .map(level -> spot(level, load.latency(), contender)))
                .toList();
    }

    private static Spot spot(Level level, Distribution times, Contender contender) {
        double millis = level.of(times) / NANOS_PER_MILLI;
        return new Spot(
                level.nines(), millis, Words.name(contender) + ", " + level.name() + ": " + label(millis) + " ms");
    }

    private static double highest(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.dots().stream())
                .mapToDouble(spot -> Math.max(spot.y(), Math.min(spot.high(), 2 * spot.y())))
                .max()
                .orElse(1);
    }

    /** Those whose labels do not touch: from the highest down, each a tenth of it from the next. */
    private static List<Double> apart(TreeSet<Double> numbers) {
        List<Double> kept = new ArrayList<>();
        double last = Double.POSITIVE_INFINITY;
        for (double number : numbers.descendingSet()) {
            if (last - number >= numbers.last() / 10) {
                kept.add(number);
                last = number;
            }
        }
        return kept;
    }

    private CurveFigure.Panel panel(
            int index,
            String operation,
            String across,
            String up,
            Axis xAxis,
            List<Double> xTicks,
            Axis yAxis,
            List<Line> lines) {
        return new CurveFigure.Panel(
                40 + index % 2 * PANEL_WIDTH,
                legendBottom() + index / 2 * PANEL_HEIGHT,
                operation,
                across,
                up,
                xTicks.stream()
                        .map(tick -> new CurveFigure.Tick(x(xAxis, tick), tickLabel(across, tick)))
                        .toList(),
                yAxis.ticks().stream()
                        .map(tick -> new CurveFigure.Tick(y(yAxis, tick), label(tick)))
                        .toList(),
                lines.stream().map(line -> curve(xAxis, yAxis, line)).toList());
    }

    private static CurveFigure.Curve curve(Axis xAxis, Axis yAxis, Line line) {
        StringBuilder path = new StringBuilder();
        line.path()
                .forEach(spot -> path.append(path.isEmpty() ? "M" : "L")
                        .append(x(xAxis, spot.x()))
                        .append(',')
                        .append(y(yAxis, spot.y())));
        return new CurveFigure.Curve(
                tone(line.contender()),
                line.dashed(),
                path.toString(),
                line.dots().stream()
                        .map(spot -> new CurveFigure.Dot(
                                x(xAxis, spot.x()),
                                y(yAxis, spot.y()),
                                y(yAxis, spot.low()),
                                y(yAxis, spot.high()),
                                spot.high() > yAxis.high(),
                                shape(line.contender()),
                                spot.title()))
                        .toList());
    }

    private int legendBottom() {
        return TOP + (contenders.size() + 3) / 4 * LEGEND_LINE + 26;
    }

    private CurveFigure figure(String title, String description, List<CurveFigure.Panel> panels) {
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
                title, description, legend, panels, legendBottom() + (panels.size() + 1) / 2 * PANEL_HEIGHT);
    }

    private static String tone(int contender) {
        return "tone" + contender % SvgTheme.TONES;
    }

    private static String shape(int contender) {
        return SHAPES.get(contender % SHAPES.size());
    }

    private static String tickLabel(String across, double tick) {
        return across.equals("percentile")
                ? LEVELS.stream()
                        .filter(level -> level.nines() == tick)
                        .findFirst()
                        .map(Level::name)
                        .orElse("")
                : label(tick);
    }

    private static String x(Axis axis, double number) {
        return SvgNumber.of(WIDTH * axis.share(number));
    }

    private static String y(Axis axis, double number) {
        return SvgNumber.of(HEIGHT * (1 - axis.share(number)));
    }

    /** Three digits at least, thousands parted by commas. */
    private static String label(double number) {
        return number >= 1000
                ? Numbers.fixed(number, 0)
                : new BigDecimal(number)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
