package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.result.PoolTrace;
import dev.orderbench.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Made-up results of the pool laboratory: some rows of most experiments, and two that could not be done. */
final class MadeUpPool {

    private MadeUpPool() {}

    /** All experiments, as the laboratory does them. */
    static PoolResults all() {
        Results run = SampleResults.full();
        List<PoolExperiment> experiments = new ArrayList<>(List.of(done(
                PoolQuestion.CONNECTION, opened("trust, warm JVM", 2.25), opened("borrowed from a pool", 0.0021))));
        experiments.addAll(ofARun());
        experiments.add(done(
                PoolQuestion.SATURATION,
                PoolRow.of(
                        Map.of(PoolFactor.CONTENDER, "raw-jdbc"),
                        Map.of(
                                PoolFigure.FAILURES, 1_000.0,
                                PoolFigure.OTHER_FAILURES, 0.0,
                                PoolFigure.TIME_P99, 9.75,
                                PoolFigure.PLAIN_WAIT_P99, 0.5))));
        experiments.add(notDone(PoolQuestion.LEAK, "the run was cut short"));
        experiments.add(done(
                PoolQuestion.RECOVERY,
                PoolRow.of(
                        Map.of(PoolFactor.CONTENDER, "jooq", PoolFactor.WAY, "restart, fast"),
                        Map.of(
                                PoolFigure.TIME, 1_312.5,
                                PoolFigure.CUT_OFF, 3.0,
                                PoolFigure.BUSY, 4.0,
                                PoolFigure.STUCK, 0.0,
                                PoolFigure.LOST, 0.0))));
        experiments.add(notDone(PoolQuestion.PGBOUNCER, "pgbouncer was not found on the PATH | <nowhere>"));
        return new PoolResults(
                PoolResults.FORMAT,
                PoolResults.VERSION,
                run.startedAt(),
                run.finishedAt(),
                "short",
                20260301,
                run.environment(),
                experiments);
    }

    /** Those that are done with a run. */
    static List<PoolExperiment> ofARun() {
        return List.of(
                done(
                        PoolQuestion.BORROW,
                        borrowed("no pool at all", 1, 2_123_456),
                        borrowed("borrowed from HikariCP", 1, 141.5)),
                new PoolExperiment(
                        PoolQuestion.SIZE,
                        true,
                        null,
                        31.5,
                        List.of(size(1, 1_234.5), size(2, 2_345.6), size(4, 4_321.1), size(8, 4_350.9)),
                        List.of(new PoolTrace(
                                new TreeMap<>(Map.of(PoolFactor.POOL_SIZE, "4", PoolFactor.OPERATION, "placeOrder")),
                                List.of(
                                        new PoolSample(0, 1, 0, 0),
                                        new PoolSample(50, 4, 4, 7),
                                        new PoolSample(100, 4, 3, 0))))),
                new PoolExperiment(
                        PoolQuestion.HOLDING,
                        false,
                        "jpa did other work than the contract asks",
                        12,
                        List.of(PoolRow.of(
                                Map.of(
                                        PoolFactor.CONTENDER, "raw-jdbc",
                                        PoolFactor.OPERATION, "placeOrder",
                                        PoolFactor.RTT, "0.5",
                                        PoolFactor.WAY, "by itself"),
                                Map.of(PoolFigure.HOLD_MEAN, 1.525, PoolFigure.IDLE, 61.5))),
                        List.of()));
    }

    private static PoolRow opened(String way, double millis) {
        return PoolRow.of(Map.of(PoolFactor.WAY, way, PoolFactor.RTT, "5"), Map.of(PoolFigure.TIME, millis));
    }

    private static PoolRow borrowed(String way, int threads, double nanos) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.WAY,
                        way,
                        PoolFactor.THREADS,
                        Integer.toString(threads),
                        PoolFactor.THREAD_KIND,
                        "platform"),
                Map.of(PoolFigure.NANOS, nanos, PoolFigure.ALLOCATED, 48.0));
    }

    private static PoolRow size(int size, double throughput) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "raw-jdbc",
                        PoolFactor.OPERATION, "placeOrder",
                        PoolFactor.RTT, "0.5",
                        PoolFactor.THREAD_KIND, "platform",
                        PoolFactor.POOL_SIZE, Integer.toString(size),
                        PoolFactor.REPETITION, "1"),
                Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, 80.25));
    }

    private static PoolExperiment done(PoolQuestion question, PoolRow... rows) {
        return new PoolExperiment(question, true, null, 1.5, Arrays.asList(rows), List.of());
    }

    private static PoolExperiment notDone(PoolQuestion question, String absence) {
        return new PoolExperiment(question, false, absence, 0, List.of(), List.of());
    }
}
