package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How times are distributed, in nanoseconds, to three significant digits. All but the count are 0 where nothing was
 * recorded.
 *
 * @param count how many were recorded
 * @param p50 the median
 * @param p90 nine of ten are not above it
 * @param p95 19 of 20 are not above it
 * @param p99 99 of 100 are not above it
 * @param p999 999 of 1000 are not above it
 * @param max the longest
 * @param histogram all of them: an HdrHistogram, version 2, compressed, in Base64
 * @param curve some thirty quantiles from the shortest to the longest, denser towards the longest; {@code null} in files of latency of
 *     version 1
 */
public record Distribution(
        long count,
        long p50,
        long p90,
        long p95,
        long p99,
        long p999,
        long max,
        String histogram,
        @Nullable List<Quantile> curve) {

    public Distribution {
        curve = curve == null ? null : List.copyOf(curve);
    }

    /** One without a curve. */
    public Distribution(long count, long p50, long p90, long p95, long p99, long p999, long max, String histogram) {
        this(count, p50, p90, p95, p99, p999, max, histogram, null);
    }

    /**
     * A point of the curve.
     *
     * @param percent 99 is the time that 99 of 100 are not above
     * @param nanos that time
     */
    public record Quantile(double percent, long nanos) {}
}
