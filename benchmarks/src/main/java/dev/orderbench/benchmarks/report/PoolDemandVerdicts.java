package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
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

    /** What became of the adviser's word, each figure that of the pass in the middle. */
    static List<String> advice(List<PoolRow> rows) {
        return rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, "as advised"))
                .collect(Collectors.groupingBy(
                        row -> row.factor(PoolFactor.CONTENDER), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(passes -> advised(passes, rows))
                .toList();
    }

    private static String advised(List<PoolRow> passes, List<PoolRow> rows) {
        PoolRow row = passes.getFirst();
        return "%s, asked %s times/s over %s ms for %s, holds a connection %s ms: the adviser says %s. With them %s%% of the requests waited for one%s (reckoned: %s%%) and p99 was %s ms%s%s."
                .formatted(
                        row.factor(PoolFactor.CONTENDER),
                        row.figure(PoolFigure.ARRIVALS)
                                .map(rate -> Numbers.fixed(rate, 0))
                                .orElse("-"),
                        row.factor(PoolFactor.RTT),
                        row.factor(PoolFactor.OPERATION),
                        PoolVerdicts.text(row, PoolFigure.HOLD_MEAN),
                        Words.count(Integer.parseInt(row.factor(PoolFactor.POOL_SIZE)), "connection"),
                        middle(passes, PoolFigure.WAITED),
                        spread(passes, PoolFigure.WAITED),
                        PoolVerdicts.text(row, PoolFigure.EXPECTED),
                        middle(passes, PoolFigure.LATENCY_P99),
                        other(rows, row, "twice as advised"),
                        other(rows, row, "fewer than are busy"));
    }

    private static String other(List<PoolRow> rows, PoolRow advised, String way) {
        List<PoolRow> passes = rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, way).and(PoolVerdicts.same(advised, PoolFactor.CONTENDER)))
                .toList();
        return passes.isEmpty()
                ? ""
                : ", with %s %s ms"
                        .formatted(
                                passes.getFirst().factor(PoolFactor.POOL_SIZE), middle(passes, PoolFigure.LATENCY_P99));
    }

    private static String middle(List<PoolRow> passes, PoolFigure figure) {
        List<Double> values = values(passes, figure);
        return values.isEmpty() ? "-" : PoolChapter.number(PoolKnee.median(values));
    }

    /** How far passes lie apart, where there are several. */
    private static String spread(List<PoolRow> passes, PoolFigure figure) {
        List<Double> values = values(passes, figure);
        return values.size() < 2
                ? ""
                : ", in single passes %s to %s%%"
                        .formatted(
                                PoolChapter.number(Collections.min(values)),
                                PoolChapter.number(Collections.max(values)));
    }

    private static List<Double> values(List<PoolRow> passes, PoolFigure figure) {
        return passes.stream().flatMap(row -> row.figure(figure).stream()).toList();
    }
}
