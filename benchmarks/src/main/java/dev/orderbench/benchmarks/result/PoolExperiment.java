package dev.orderbench.benchmarks.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one experiment of the pool laboratory found.
 *
 * @param question what it was to find out
 * @param complete whether it went to its end
 * @param absence why it lacks all or some of its rows, as a sentence without its full stop; {@code null} where it lacks none
 * @param seconds how long it took
 * @param rows what was found
 * @param traces the pools that it used, over time
 */
public record PoolExperiment(
        PoolQuestion question,
        boolean complete,
        @Nullable String absence,
        double seconds,
        List<PoolRow> rows,
        List<PoolTrace> traces) {

    public PoolExperiment {
        rows = List.copyOf(rows);
        traces = List.copyOf(traces);
    }
}
