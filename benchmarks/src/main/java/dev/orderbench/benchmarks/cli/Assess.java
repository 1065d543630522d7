package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.measure.Assessment;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.DisturbedJvm;
import dev.orderbench.benchmarks.statistics.IntervalWidth;

/** Tells a measurement, which knows no statistics, what its results so far are worth. */
final class Assess {

    private Assess() {}

    static Assessment results(Results results) {
        return new Assessment(
                DisturbedJvm.of(results.jvms(), results.environment().cores()).stream()
                        .map(DisturbedJvm::jvm)
                        .toList(),
                IntervalWidth.widestOfStages(results));
    }
}
