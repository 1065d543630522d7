package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one contender doing one operation at one point.
 *
 * @param operation name of the operation
 * @param point under which conditions
 * @param contender id of the contender
 * @param failure why there is no score, or {@code null}: the contender threw, or did other work than the contract asks
 * @param series the samples, one series for each JVM; empty where there is a failure
 * @param wire what the operation sends and receives; {@code null} where there is a failure, where it could not be counted,
 *     and in files of format version 2 and older
 */
public record Cell(
        String operation,
        Point point,
        String contender,
        @Nullable String failure,
        List<Series> series,
        @Nullable Wire wire) {

    public Cell {
        series = List.copyOf(series);
    }

    /** A cell of which nobody has counted what it sends. */
    public Cell(String operation, Point point, String contender, @Nullable String failure, List<Series> series) {
        this(operation, point, contender, failure, series, null);
    }

    /** The same with what the operation sends and receives. */
    public Cell withWire(@Nullable Wire counted) {
        return new Cell(operation, point, contender, failure, series, counted);
    }

    /**
     * The samples of one JVM.
     *
     * @param jvm index of the JVM among those of the stage that measures the operation at the point
     * @param nanosPerOperation for each round, in order, the mean time of an operation over all operations of all threads, which is
     *     the number of threads divided by their throughput, in nanoseconds; sample {@code i} of every contender in the same JVM belongs to the same round
     * @param operationsPerSecond what all threads got done together in the same slices, counted apart from the times; {@code
     *     null} in files of format versions 1 and 2
     * @param causes what the operation cost beside time; {@code null} in files of format version 1
     */
    public record Series(
            int jvm,
            List<Double> nanosPerOperation,
            @Nullable List<Double> operationsPerSecond,
            @Nullable Causes causes) {

        /** Samples whose throughput was not counted. */
        public Series(int jvm, List<Double> nanosPerOperation, @Nullable Causes causes) {
            this(jvm, nanosPerOperation, null, causes);
        }

        public Series {
            nanosPerOperation = List.copyOf(nanosPerOperation);
            operationsPerSecond = operationsPerSecond == null ? null : List.copyOf(operationsPerSecond);
        }
    }
}
