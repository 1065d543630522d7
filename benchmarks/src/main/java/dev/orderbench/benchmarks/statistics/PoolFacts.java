package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What measured experiments say of the demand on a pool, for an adviser who was given no numbers.
 *
 * @param contender whose
 * @param operation with which operation
 * @param rtt simulated round-trip time, in milliseconds
 * @param arrivalRate {@link #SHARE} of what was done at best, in requests per second
 * @param holdMillis how long one keeps its connection
 * @param useful the smallest pool that does nearly the best
 */
public record PoolFacts(
        String contender, String operation, String rtt, double arrivalRate, double holdMillis, int useful) {

    /** Of the best throughput: what a service is commonly planned for. */
    public static final double SHARE = 0.7;

    private static final double PERCENT = 100;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** What is known of a contender's operation over a network; empty where the sweep of sizes did not measure it. */
    public static Optional<PoolFacts> of(
            List<PoolExperiment> experiments, String contender, String operation, String rtt) {
        return experiments.stream()
                .filter(experiment -> experiment.question() == PoolQuestion.SIZE)
                .flatMap(sweep -> PoolKnee.of(sweep).stream()
                        .filter(knee -> knee.contender().equals(contender)
                                && knee.operation().equals(operation)
                                && knee.rtt().equals(rtt))
                        .map(knee -> new PoolFacts(
                                contender,
                                operation,
                                rtt,
                                SHARE * knee.throughput(),
                                held(experiments, contender, operation, rtt).orElseGet(() -> byLittle(sweep, knee)),
                                knee.size())))
                .findFirst();
    }

    private static OptionalDouble held(
            List<PoolExperiment> experiments, String contender, String operation, String rtt) {
        return experiments.stream()
                .filter(experiment -> experiment.question() == PoolQuestion.HOLDING)
                .flatMap(experiment -> experiment.rows().stream())
                .filter(row -> row.factor(PoolFactor.CONTENDER).equals(contender)
                        && row.factor(PoolFactor.OPERATION).equals(operation)
                        && row.factor(PoolFactor.RTT).equals(rtt)
                        && row.factor(PoolFactor.WAY).equals("by itself"))
                .flatMap(row -> row.figure(PoolFigure.HOLD_MEAN).stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** From the sweep itself: connections lent divided by answers per second. */
    private static double byLittle(PoolExperiment sweep, PoolKnee knee) {
        List<Double> times = sweep.rows().stream()
                .filter(row -> isAt(row, knee))
                .map(row -> knee.size()
                        * row.figure(PoolFigure.UTILISATION).orElse(PERCENT)
                        / PERCENT
                        * MILLIS_PER_SECOND
                        / row.figure(PoolFigure.THROUGHPUT).orElse(knee.throughput()))
                .toList();
        return Median.of(times);
    }

    private static boolean isAt(PoolRow row, PoolKnee knee) {
        return row.factor(PoolFactor.CONTENDER).equals(knee.contender())
                && row.factor(PoolFactor.OPERATION).equals(knee.operation())
                && row.factor(PoolFactor.RTT).equals(knee.rtt())
                && row.factor(PoolFactor.THREAD_KIND).equals("platform")
                && row.factor(PoolFactor.POOL_SIZE).equals(Integer.toString(knee.size()));
    }
}
