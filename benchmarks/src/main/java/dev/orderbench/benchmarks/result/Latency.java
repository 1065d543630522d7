package dev.orderbench.benchmarks.result;

import java.util.List;

/**
 * What a run found of latency at a fixed arrival rate, beside all else that it measured.
 *
 * @param plan how it was measured
 * @param cells one for each operation and contender
 */
public record Latency(LatencyPlan plan, List<LatencyCell> cells) {

    public Latency {
        cells = List.copyOf(cells);
    }
}
