package dev.orderbench.benchmarks.report;

import java.util.List;

/** A coordinate or a length of a figure: to a tenth, which is less than anybody sees, and without a nought behind the point. */
final class SvgNumber {

    private static final int TENTHS = 10;

    private SvgNumber() {}

    static String of(double number) {
        long tenths = tenths(number);
        return tenths % TENTHS == 0 ? Long.toString(tenths / TENTHS) : Double.toString(tenths / (double) TENTHS);
    }

    /**
     * A line through places, as SVG's path wants it: the first by its coordinates, each other by how far it lies from the one before,
     * which takes half as many letters.
     */
    static String path(List<Place> places) {
        StringBuilder path = new StringBuilder();
        Place before = null;
        for (Place place : places) {
            if (before == null) {
                path.append("M").append(of(place.x)).append(" ").append(of(place.y));
            } else {
                // Of what is told, so that what rounding takes does not add up.
                String right = of((tenths(place.x) - tenths(before.x)) / (double) TENTHS);
                String down = of((tenths(place.y) - tenths(before.y)) / (double) TENTHS);
                path.append(
                        down.equals("0")
                                ? "h" + right
                                : right.equals("0")
                                        ? "v" + down
                                        : "l" + right + (down.startsWith("-") ? "" : " ") + down);
            }
            before = place;
        }
        return path.toString();
    }

    /** A place of a figure. */
    record Place(double x, double y) {}

    private static long tenths(double number) {
        return Math.round(number * TENTHS);
    }
}
