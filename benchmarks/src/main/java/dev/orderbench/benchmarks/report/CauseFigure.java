package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What times were spent on, as bars. Bars of a group have one scale; the longest fills the width.
 *
 * @param title what it shows
 * @param description the same in full
 * @param network the network that is a part of remainders
 * @param headings operations and points
 * @param bars contenders
 * @param height of all, in pixels
 * @param more how many contenders there was no room for
 */
record CauseFigure(
        String title,
        String description,
        String network,
        List<OverviewFigure.Heading> headings,
        List<Bar> bars,
        int height,
        int more) {

    private static final int TOP = 70;
    private static final int LINE = 20;
    private static final int HEADING = 30;
    private static final int BOTTOM = 30;
    private static final double WIDTH = 440;

    /**
     * One contender.
     *
     * @param micros the whole, as printed
     */
    record Bar(int y, String contender, String micros, List<Part> parts) {}

    /**
     * A part of a bar.
     *
     * @param style the class that gives it its colour
     * @param x its left end in pixels
     * @param width in pixels
     */
    record Part(String style, String x, String width, String title) {}

    static CauseFigure of(Comparison comparison, String network) {
        List<OverviewFigure.Heading> headings = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        int y = TOP;
        int all = 0;
        for (Comparison.Group group : comparison.groups()) {
            List<Whole> wholes = group.entries().stream()
                    .flatMap(entry -> Whole.of(entry).stream())
                    .toList();
            all += wholes.size();
            if (wholes.isEmpty() || bars.size() + wholes.size() > OverviewFigure.MOST_ROWS) {
                continue;
            }
            y += HEADING;
            headings.add(new OverviewFigure.Heading(y, Finding.subject(group)));
            double longest = wholes.stream().mapToDouble(Whole::length).max().orElse(1);
            for (Whole whole : wholes) {
                y += LINE;
                bars.add(whole.bar(y, WIDTH / longest));
            }
        }
        return new CauseFigure(
                "What the time of one operation was spent on",
                "For each operation, a bar for each contender: processor time of the client, of the server, waiting for a"
                        + " connection, and the remainder. Bars of one operation have the same scale.",
                network,
                headings,
                bars,
                y + BOTTOM,
                all - bars.size());
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    /** One contender's time and its parts, in nanoseconds. */
    private record Whole(String name, Estimate time, Breakdown breakdown) {

        static List<Whole> of(Comparison.Entry entry) {
            if (entry.outcome() instanceof Outcome.Measured measured) {
                Breakdown breakdown = measured.breakdown();
                return breakdown == null
                        ? List.of()
                        : List.of(new Whole(Words.name(entry.contender()), measured.nanosPerOperation(), breakdown));
            }
            return List.of();
        }

        private double remainder() {
            return switch (breakdown.remainder()) {
                case Remainder.Left left -> left.nanos();
                case Remainder.Exceeded exceeded -> 0;
            };
        }

        /** Parts may add up to more than the time. */
        double length() {
            Double server = breakdown.serverCpuNanos();
            return Math.max(
                    time.value(),
                    breakdown.clientCpuNanos() + (server == null ? 0 : server) + breakdown.waitNanos() + remainder());
        }

        Bar bar(int y, double pixelsPerNano) {
            List<Part> parts = new ArrayList<>();
            double x = 0;
            x = add(parts, "tone0 full", "client CPU", breakdown.clientCpuNanos(), x, pixelsPerNano);
            x = add(parts, "tone1 full", "server CPU", breakdown.serverCpuNanos(), x, pixelsPerNano);
            x = add(parts, "tone4 full", "wait for a connection", breakdown.waitNanos(), x, pixelsPerNano);
            add(parts, "other rest", "remainder", remainder(), x, pixelsPerNano);
            return new Bar(y, name, Numbers.micros(time).value(), parts);
        }

        private double add(
                List<Part> parts, String style, String what, @Nullable Double part, double x, double pixelsPerNano) {
            if (part == null || !(part > 0)) {
                return x;
            }
            double width = part * pixelsPerNano;
            parts.add(new Part(
                    style,
                    SvgNumber.of(x),
                    SvgNumber.of(width),
                    name + ", " + what + ": " + Numbers.part(part / 1000, Numbers.decimalsOfMicros(time)) + " µs, "
                            + Numbers.share(part / time.value())));
            return x + width;
        }
    }
}
