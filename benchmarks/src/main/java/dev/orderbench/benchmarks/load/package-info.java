/**
 * A load generator for what JMH cannot express: requests that arrive at a rate, whether or not earlier ones have been
 * answered. Latency is counted from the intended start of a request, so that a stall is charged to all requests that fell
 * into it, and not only to those whose workers stood in it.
 *
 * <p>{@link dev.orderbench.benchmarks.load.LatencyRun} is the entry, {@link dev.orderbench.benchmarks.load.ClosedLoopRun}
 * its counterpart without a rate. Neither knows a database; {@link dev.orderbench.benchmarks.load.StoreRequest} binds them
 * to a store.
 */
@NullMarked
package dev.orderbench.benchmarks.load;

import org.jspecify.annotations.NullMarked;
