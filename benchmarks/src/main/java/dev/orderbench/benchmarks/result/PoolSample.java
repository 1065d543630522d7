package dev.orderbench.benchmarks.result;

/**
 * The state of a pool at a moment.
 *
 * @param millis since the experiment's load began
 * @param total connections that the pool had
 * @param active of these, lent
 * @param pending callers that waited for one
 */
public record PoolSample(long millis, int total, int active, int pending) {}
