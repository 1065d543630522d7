package dev.orderbench.benchmarks.report;

/**
 * A number as it is printed.
 *
 * @param value the number itself
 * @param interval its interval in brackets, or empty where there is none
 */
record Figure(String value, String interval) {

    /** Value, unit and interval in one line. The unit follows the value without a space. */
    String with(String unit) {
        return interval.isEmpty() ? value + unit : value + unit + " " + interval;
    }

    String text() {
        return with("");
    }
}
