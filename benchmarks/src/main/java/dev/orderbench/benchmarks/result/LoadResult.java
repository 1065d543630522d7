package dev.orderbench.benchmarks.result;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a load at a fixed arrival rate found. Every request that was due is in exactly one of three places: answered, failed,
 * or not started.
 *
 * @param requestedRate requests due in a second
 * @param achievedRate requests answered in a second, over the time that it took to answer them
 * @param due how many requests were due
 * @param latency from the time at which a request was due to its answer; of requests that were not started, the time that
 *     they waited, which is less than their latency would have been
 * @param serviceTime from the actual start of a request to its answer, as a client sees it that waits for each answer
 * @param pacingError how much later than due the generator began requests for which a worker was free; contained in their
 *     latency
 * @param failures how many requests failed, by the class of their failure; they have no latency
 * @param late requests that were due when no worker was free
 * @param longestLag how long at most a request waited for a free worker, in nanoseconds
 * @param notStarted requests that were given up, since the backlog was not worked off in time
 * @param aboveCapacity whether the backlog kept growing, or was not worked off in as long again: the latencies then
 *     say how long the load lasted, and little else
 */
public record LoadResult(
        double requestedRate,
        double achievedRate,
        long due,
        Distribution latency,
        Distribution serviceTime,
        Distribution pacingError,
        SortedMap<String, Long> failures,
        long late,
        long longestLag,
        long notStarted,
        boolean aboveCapacity) {

    public LoadResult {
        failures = new TreeMap<>(failures);
    }

    /**
     * How much longer than planned it took to answer all requests, in seconds, all pieces together. What would have been due in
     * that time was not sent.
     */
    public double overrunSeconds() {
        return achievedRate == 0 ? 0 : serviceTime.count() / achievedRate - due / requestedRate;
    }

    /** Requests that failed, of all classes. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
