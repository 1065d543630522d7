package dev.orderbench.benchmarks.statistics;

/** What known causes leave of the time of an operation. */
public sealed interface Remainder {

    /**
     * They explain a part of the time, or all of it.
     *
     * @param nanos the rest, in nanoseconds: 0 or more
     */
    record Left(double nanos) implements Remainder {}

    /**
     * They add up to more than the time, so nothing can be said of a rest: client and server worked at the same moment, or
     * the causes include operations that were not timed.
     *
     * @param nanos by how much they exceed it, in nanoseconds: more than 0
     */
    record Exceeded(double nanos) implements Remainder {}

    /** What a sum of causes leaves of a time, both in nanoseconds. */
    static Remainder of(double nanosPerOperation, double explained) {
        double rest = nanosPerOperation - explained;
        return rest >= 0 ? new Left(rest) : new Exceeded(-rest);
    }
}
