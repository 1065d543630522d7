package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Combination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What it costs that another contender reads in a transaction than the one that writes in it.
 *
 * @param combination who wrote and who read
 * @param time of a transaction, in nanoseconds; empty where there is a failure
 * @param ratio of that time to the time where the writer itself reads; empty for that one, and where either has a failure
 */
public record InOneTransaction(Combination combination, Optional<Estimate> time, Optional<Estimate> ratio) {

    /** All combinations, in their order. The replicate is the JVM, and in it, slices of the same round are paired. */
    public static List<InOneTransaction> of(List<Combination> combinations) {
        return combinations.stream()
                .map(combination -> new InOneTransaction(
                        combination,
                        time(combination),
                        alone(combination, combinations).flatMap(alone -> ratio(combination, alone))))
                .toList();
    }

    private static Optional<Combination> alone(Combination combination, List<Combination> combinations) {
        return combinations.stream()
                .filter(other -> !combination.read().equals(combination.write())
                        && other.write().equals(combination.write())
                        && other.read().equals(combination.write()))
                .findFirst();
    }

    private static Optional<Estimate> time(Combination combination) {
        return combination.failure() != null
                ? Optional.empty()
                : Optional.of(LogMean.estimate(combination.nanosPerTransaction().stream()
                        .map(rounds ->
                                LogMean.mean(rounds.stream().map(Math::log).toList()))
                        .toList()));
    }

    private static Optional<Estimate> ratio(Combination combination, Combination alone) {
        if (combination.failure() != null || alone.failure() != null) {
            return Optional.empty();
        }
        List<Double> logsOfJvms = new ArrayList<>();
        for (int jvm = 0; jvm < combination.nanosPerTransaction().size(); jvm++) {
            List<Double> mixed = combination.nanosPerTransaction().get(jvm);
            List<Double> own = alone.nanosPerTransaction().get(jvm);
            List<Double> logs = new ArrayList<>();
            for (int round = 0; round < mixed.size(); round++) {
                logs.add(Math.log(mixed.get(round) / own.get(round)));
            }
            logsOfJvms.add(LogMean.mean(logs));
        }
        return Optional.of(LogMean.estimate(logsOfJvms));
    }
}
