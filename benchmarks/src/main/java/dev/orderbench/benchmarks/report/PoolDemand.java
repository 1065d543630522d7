package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.List;
import java.util.Optional;

/**
 * How long an operation keeps its connection, and what follows from it for the size of a pool.
 *
 * @param row the operation by itself
 * @param withOtherWork the same with other work in its transaction, where that was tried
 * @param knee the sweep of the same run, where it has one of the same contender, operation and network
 */
record PoolDemand(PoolRow row, Optional<PoolRow> withOtherWork, Optional<PoolKnee> knee) {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** One for each contender, operation and network. */
    static List<PoolDemand> of(PoolExperiment holding, List<PoolExperiment> all) {
        List<PoolKnee> knees = all.stream()
                .filter(experiment -> experiment.question() == PoolQuestion.SIZE)
                .flatMap(sweep -> PoolKnee.of(sweep).stream())
                .toList();
        return holding.rows().stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, "by itself"))
                .map(row -> new PoolDemand(
                        row,
                        holding.rows().stream()
                                .filter(other -> other.factor(PoolFactor.WAY).contains("in its transaction"))
                                .filter(PoolVerdicts.same(row, PoolFactor.CONTENDER)
                                        .and(PoolVerdicts.same(row, PoolFactor.OPERATION))
                                        .and(PoolVerdicts.same(row, PoolFactor.RTT)))
                                .findFirst(),
                        knees.stream()
                                .filter(knee -> knee.contender().equals(row.factor(PoolFactor.CONTENDER))
                                        && knee.operation().equals(row.factor(PoolFactor.OPERATION))
                                        && knee.rtt().equals(row.factor(PoolFactor.RTT)))
                                .findFirst()))
                .toList();
    }

    Optional<Double> heldMillis() {
        return row.figure(PoolFigure.HOLD_MEAN);
    }

    /** By how much other work in the transaction lengthens it, in milliseconds. */
    Optional<Double> lengthened() {
        return withOtherWork
                .flatMap(other -> other.figure(PoolFigure.HOLD_MEAN))
                .flatMap(longer -> heldMillis().map(alone -> longer - alone));
    }

    /** What part {@link #reckoned()} is of the connections that were busy in the sweep. */
    Optional<Double> shareOfBusy() {
        return knee.filter(sweep -> sweep.busy() > 0)
                .flatMap(sweep -> reckoned().map(connections -> connections / sweep.busy()));
    }

    /** Connections busy at the best throughput of the sweep, by Little's law: arrivals times holding time. */
    Optional<Double> reckoned() {
        return knee.flatMap(sweep -> heldMillis().map(millis -> sweep.throughput() * millis / MILLIS_PER_SECOND));
    }
}
