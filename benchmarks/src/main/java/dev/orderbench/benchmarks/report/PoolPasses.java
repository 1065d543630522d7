package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rows that differ in their pass alone, as one row of medians. */
final class PoolPasses {

    private PoolPasses() {}

    /** In the order of the first pass of each; a figure that some passes lack is the median of the others. */
    static List<PoolRow> medians(List<PoolRow> rows) {
        Map<SortedMap<PoolFactor, String>, SortedMap<PoolFigure, List<Double>>> places = new LinkedHashMap<>();
        for (PoolRow row : rows) {
            SortedMap<PoolFactor, String> place = new TreeMap<>(row.factors());
            place.remove(PoolFactor.REPETITION);
            SortedMap<PoolFigure, List<Double>> values = places.computeIfAbsent(place, key -> new TreeMap<>());
            row.figures()
                    .forEach((figure, value) -> values.computeIfAbsent(figure, key -> new ArrayList<>())
                            .add(value));
        }
        return places.entrySet().stream()
                .map(place -> PoolRow.of(place.getKey(), medians(place.getValue())))
                .toList();
    }

    private static Map<PoolFigure, Double> medians(SortedMap<PoolFigure, List<Double>> values) {
        SortedMap<PoolFigure, Double> medians = new TreeMap<>();
        values.forEach((figure, each) -> medians.put(figure, Median.of(each)));
        return medians;
    }
}
