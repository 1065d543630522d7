package dev.orderbench.benchmarks.result;

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
 */
public record Distribution(long count, long p50, long p90, long p95, long p99, long p999, long max, String histogram) {}
