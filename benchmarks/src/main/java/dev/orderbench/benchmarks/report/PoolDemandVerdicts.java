package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.List;
import java.util.stream.Stream;

/** What follows from holding times for the size of a pool, and whether it is so, in sentences. */
final class PoolDemandVerdicts {

    private static final double MILLIS_PER_SECOND = 1e3;

    private PoolDemandVerdicts() {}

    /** Little's law, held against the sweep of the same run: connections needed are arrivals times holding time. */
    static List<String> of(PoolExperiment holding, List<PoolExperiment> all) {
        return all.stream()
                .filter(experiment -> experiment.question() == PoolQuestion.SIZE)
                .flatMap(sweep -> PoolKnee.of(sweep).stream())
                .flatMap(knee -> held(knee, holding.rows()))
                .toList();
    }

    private static Stream<String> held(PoolKnee knee, List<PoolRow> rows) {
        return rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.CONTENDER, knee.contender())
                        .and(PoolVerdicts.is(PoolFactor.OPERATION, knee.operation()))
                        .and(PoolVerdicts.is(PoolFactor.RTT, knee.rtt()))
                        .and(PoolVerdicts.is(PoolFactor.WAY, "by itself")))
                .flatMap(row -> row.figure(PoolFigure.HOLD_MEAN).stream())
                .map(millis ->
                        "By Little's law, the %s %s/s that %s does at its best over %s ms, each holding a connection %s ms, keep %s connections busy; in the sweep %s of %d were."
                                .formatted(
                                        Numbers.fixed(knee.throughput(), 0),
                                        knee.operation(),
                                        knee.contender(),
                                        knee.rtt(),
                                        PoolChapter.number(millis),
                                        PoolChapter.number(knee.throughput() * millis / MILLIS_PER_SECOND),
                                        PoolChapter.number(knee.busy()),
                                        knee.size()));
    }

    static List<String> advice(List<PoolRow> rows) {
        return rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, "as advised"))
                .map(row ->
                        "%s, asked %s times/s over %s ms for %s, holds a connection %s ms: the adviser says %s. With them %s%% of the requests waited for one (reckoned: %s%%) and p99 was %s ms%s%s."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        row.figure(PoolFigure.ARRIVALS)
                                                .map(rate -> Numbers.fixed(rate, 0))
                                                .orElse("-"),
                                        row.factor(PoolFactor.RTT),
                                        row.factor(PoolFactor.OPERATION),
                                        PoolVerdicts.text(row, PoolFigure.HOLD_MEAN),
                                        Words.count(Integer.parseInt(row.factor(PoolFactor.POOL_SIZE)), "connection"),
                                        PoolVerdicts.text(row, PoolFigure.WAITED),
                                        PoolVerdicts.text(row, PoolFigure.EXPECTED),
                                        PoolVerdicts.text(row, PoolFigure.LATENCY_P99),
                                        other(rows, row, "twice as advised"),
                                        other(rows, row, "fewer than are busy")))
                .toList();
    }

    private static String other(List<PoolRow> rows, PoolRow advised, String way) {
        return rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, way).and(PoolVerdicts.same(advised, PoolFactor.CONTENDER)))
                .map(row -> ", with %s %s ms"
                        .formatted(row.factor(PoolFactor.POOL_SIZE), PoolVerdicts.text(row, PoolFigure.LATENCY_P99)))
                .findFirst()
                .orElse("");
    }
}
