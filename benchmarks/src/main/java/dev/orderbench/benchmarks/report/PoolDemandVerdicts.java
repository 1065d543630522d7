package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows from holding times for the size of a pool, and whether it is so, in sentences. */
final class PoolDemandVerdicts {

    private static final String PLACE_ORDER = "placeOrder";

    private PoolDemandVerdicts() {}

    /** What the table of holding times comes to. */
    static List<String> of(PoolExperiment holding, List<PoolExperiment> all) {
        List<PoolDemand> demands = PoolDemand.of(holding, all);
        List<String> sentences = new ArrayList<>();
        held(demands).ifPresent(sentences::add);
        PoolVerdicts.range(demands.stream().flatMap(demand -> demand.lengthened().stream()))
                .map("5 ms of other work in the transaction keep the connection %s ms longer."::formatted)
                .ifPresent(sentences::add);
        PoolVerdicts.range(demands.stream()
                        .flatMap(demand -> demand.reckoned().stream()
                                .flatMap(reckoned -> demand.knee().stream()
                                        .filter(knee -> knee.busy() > 0)
                                        .map(knee -> reckoned / knee.busy()))))
                .map(
                        ("Little's law, arrivals times holding time, reckons with %s times the connections that were busy in the"
                                        + " sweep.")::formatted)
                .ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> held(List<PoolDemand> demands) {
        List<PoolDemand> placed = demands.stream()
                .filter(demand ->
                        PoolVerdicts.is(PoolFactor.OPERATION, PLACE_ORDER).test(demand.row()))
                .toList();
        String parts = placed.stream()
                .map(demand -> demand.row().factor(PoolFactor.RTT))
                .distinct()
                .map(rtt -> "%s ms over a network of %s ms"
                        .formatted(
                                PoolVerdicts.range(placed.stream()
                                                .filter(demand -> PoolVerdicts.is(PoolFactor.RTT, rtt)
                                                        .test(demand.row()))
                                                .flatMap(demand -> demand.heldMillis().stream()))
                                        .orElse("-"),
                                rtt))
                .collect(Collectors.joining(", "));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("%s keeps its connection %s, depending on the contender.".formatted(PLACE_ORDER, parts));
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
        return values.isEmpty() ? "-" : PoolChapter.number(Median.of(values));
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
