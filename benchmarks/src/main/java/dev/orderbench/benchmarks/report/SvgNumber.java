package dev.orderbench.benchmarks.report;

/** A coordinate or a length of a figure: to a tenth, which is less than anybody sees, and without a nought behind the point. */
final class SvgNumber {

    private static final int TENTHS = 10;

    private SvgNumber() {}

    static String of(double number) {
        long tenths = Math.round(number * TENTHS);
        return tenths % TENTHS == 0 ? Long.toString(tenths / TENTHS) : Double.toString(tenths / (double) TENTHS);
    }

    /** A place, as SVG's lists of points want it. */
    static String point(double x, double y) {
        return of(x) + "," + of(y);
    }
}
