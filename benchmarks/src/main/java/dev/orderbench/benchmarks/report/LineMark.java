package dev.orderbench.benchmarks.report;

/** The shape of a line's dots, so that lines are told apart without their colours. */
final class LineMark {

    /** How many lines the style sheet tells apart by tone, dashes and shape. */
    static final int STYLES = 7;

    private LineMark() {}

    /** The style of the n-th line, from 1; those after the last begin anew, and are told apart by their names alone. */
    static int style(int number) {
        return 1 + (number - 1) % STYLES;
    }

    /** The outline of a dot, as SVG's path wants it. */
    static String path(int style, double x, double y) {
        String outline = switch (style) {
            case 1 -> "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z";
            case 2 -> "m-3-3h6v6h-6z";
            case 3 -> "m0-4l4 7h-8z";
            case 4 -> "m0-4.4l4.4 4.4l-4.4 4.4l-4.4-4.4z";
            case 5 -> "m0 4l4-7h-8z";
            case 6 -> "m-1.3-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z";
            case 7 -> "m-4-1.6h8v3.2h-8z";
            default -> throw new IllegalArgumentException("no style " + style);
        };
        return "M" + SvgNumber.of(x) + " " + SvgNumber.of(y) + outline;
    }
}
