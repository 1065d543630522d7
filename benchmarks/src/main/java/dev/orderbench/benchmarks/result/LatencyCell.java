package dev.orderbench.benchmarks.result;

import org.jspecify.annotations.Nullable;

/**
 * One contender doing one operation at a fixed arrival rate.
 *
 * @param operation name of the operation
 * @param contender id of the contender
 * @param failure why it was not measured, or {@code null}
 * @param capacity operations per second that the same workers did in a short closed loop before; 0 where there is a failure
 * @param load what was found, or {@code null} where there is a failure
 */
public record LatencyCell(
        String operation,
        String contender,
        @Nullable String failure,
        double capacity,
        @Nullable LoadResult load) {

    /** Whether any request of its load was answered. */
    public boolean wasAnswered() {
        return load != null && load.serviceTime().count() > 0;
    }
}
