package dev.orderbench.benchmarks.result;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a pool fared over the time of a part of an experiment.
 *
 * @param factors of which part
 * @param samples in order of time
 */
public record PoolTrace(SortedMap<PoolFactor, String> factors, List<PoolSample> samples) {

    public PoolTrace {
        factors = new TreeMap<>(factors);
        samples = List.copyOf(samples);
    }
}
