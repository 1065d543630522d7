package dev.orderbench.benchmarks.result;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found under some conditions.
 *
 * @param factors the conditions
 * @param figures what was found, each in the unit of its kind
 */
public record PoolRow(SortedMap<PoolFactor, String> factors, SortedMap<PoolFigure, Double> figures) {

    public PoolRow {
        factors = new TreeMap<>(factors);
        figures = new TreeMap<>(figures);
    }

    public static PoolRow of(Map<PoolFactor, String> factors, Map<PoolFigure, Double> figures) {
        return new PoolRow(new TreeMap<>(factors), new TreeMap<>(figures));
    }

    /** The value of a condition; empty text where the row has none. */
    public String factor(PoolFactor factor) {
        return factors.getOrDefault(factor, "");
    }

    public Optional<Double> figure(PoolFigure figure) {
        return Optional.ofNullable(figures.get(figure));
    }
}
