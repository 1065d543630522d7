package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
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
        openInView(demands, holding.rows()).ifPresent(sentences::add);
        List<Double> shares = demands.stream()
                .flatMap(demand -> demand.shareOfBusy().stream())
                .toList();
        PoolVerdicts.range(shares.stream())
                .map(
                        ("Little's law, arrivals times holding time, reckons with %s times the connections that were busy in the"
                                        + " sweep.")::formatted)
                .ifPresent(sentences::add);
        crowded(shares).ifPresent(sentences::add);
        sentences.addAll(PoolIdleVerdicts.of(holding.rows()));
        return sentences;
    }

    /** What it costs to end the session with the request, and not with its last query. */
    private static Optional<String> openInView(List<PoolDemand> demands, List<PoolRow> rows) {
        List<PoolRow> views = rows.stream()
                .filter(row -> row.factor(PoolFactor.WAY).startsWith("open session in view"))
                .toList();
        List<Double> lengthened = views.stream()
                .flatMap(view -> demands.stream()
                        .filter(demand -> PoolVerdicts.same(view, PoolFactor.CONTENDER)
                                .and(PoolVerdicts.same(view, PoolFactor.OPERATION))
                                .and(PoolVerdicts.same(view, PoolFactor.RTT))
                                .test(demand.row()))
                        .flatMap(demand -> demand.heldMillis().stream())
                        .flatMap(alone -> view.figure(PoolFigure.HOLD_MEAN).map(held -> held - alone).stream()))
                .toList();
        return lengthened.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "A session that stays open while a view is rendered for 5 ms keeps the connection %s ms longer (median), and leaves it idle for %s%% of the time."
                                .formatted(
                                        PoolChapter.number(Median.of(lengthened)),
                                        PoolVerdicts.range(views.stream()
                                                        .flatMap(view -> view.figure(PoolFigure.IDLE).stream()))
                                                .orElse("-")));
    }

    /** Why Little's law and the sweep differ: a connection is kept longer where callers compete for the processors. */
    private static Optional<String> crowded(List<Double> shares) {
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        List<Double> longer = shares.stream().filter(share -> share < 1).toList();
        return Optional.of(
                longer.size() == shares.size()
                        ? "That is too few because holding times are those of one caller to whom all processors belong: in the sweep, where callers compete for them, a connection is kept %s times as long, so take holding times under the load that a pool is for."
                                .formatted(PoolVerdicts.range(longer.stream().map(share -> 1 / share))
                                        .orElse("-"))
                        : "In " + longer.size() + " of " + shares.size()
                                + " sweeps a connection is kept longer than by one caller to whom all processors belong.");
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
}
