package dev.orderbench.benchmarks.statistics;

/** A positive quantity as estimated from samples. Its unit is told where it is used. */
public sealed interface Estimate {

    /** The geometric mean over the JVMs. */
    double value();

    /**
     * An estimate from a single JVM: nothing is known of how far another JVM would have been from it.
     *
     * @param value the geometric mean
     */
    record Point(double value) implements Estimate {}

    /**
     * An estimate from several JVMs with its two-sided t-interval, symmetric on the log scale.
     *
     * @param value the geometric mean
     * @param low lower end, 0 where it is too small for a double
     * @param high upper end, infinite where it is too large for a double
     */
    record Interval(double value, double low, double high) implements Estimate {}
}
