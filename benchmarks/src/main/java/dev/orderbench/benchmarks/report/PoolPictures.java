package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which pictures show what an experiment on pools found: lines over a condition that is a number, and bars elsewhere. */
final class PoolPictures {

    private PoolPictures() {}

    static List<PoolPanel> panels(PoolExperiment experiment) {
        List<PoolRow> rows = experiment.rows();
        return switch (experiment.question()) {
            case BORROW -> PoolPanel.of(borrowed(rows), PoolFactor.THREADS, PoolFigure.NANOS, PoolFactor.THREAD_KIND);
            case SIZE ->
                PoolPanel.of(
                        rows,
                        PoolFactor.POOL_SIZE,
                        PoolFigure.THROUGHPUT,
                        PoolFactor.OPERATION,
                        PoolFactor.RTT,
                        PoolFactor.THREAD_KIND);
            case HOLDING ->
                PoolPanel.of(rows, PoolFactor.RTT, PoolFigure.HOLD_MEAN, PoolFactor.OPERATION, PoolFactor.WAY);
            case SATURATION ->
                PoolPanel.of(rows, PoolFactor.LOAD, PoolFigure.LATENCY_P99, PoolFactor.OPERATION, PoolFactor.WAY);
            case CONNECTION -> PoolPanel.of(warm(rows), PoolFactor.RTT, PoolFigure.TIME);
            case ADVICE, SPIKE, LEAK, RECOVERY, TIMEOUT, PGBOUNCER, INSTANCES -> List.of();
        };
    }

    static List<PoolBars> bars(PoolExperiment experiment) {
        return looks(experiment)
                .flatMap(look -> PoolBars.of(experiment.rows(), look).stream())
                .toList();
    }

    private static Stream<PoolBars.Look> looks(PoolExperiment experiment) {
        return switch (experiment.question()) {
            case CONNECTION, BORROW, SIZE, HOLDING, SATURATION -> Stream.of();
            case ADVICE ->
                Stream.of(new PoolBars.Look(
                                PoolFigure.WAITED,
                                List.of(PoolFactor.CONTENDER, PoolFactor.OPERATION, PoolFactor.RTT),
                                List.of(PoolFactor.POOL_SIZE, PoolFactor.WAY))
                        .against(PoolFigure.EXPECTED));
            case SPIKE ->
                Stream.of(byWay(PoolFigure.TIME).called("time until all were served"), byWay(PoolFigure.CONNECTIONS));
            case LEAK ->
                Stream.of(
                        byWay(PoolFigure.TIME).called("time until it was reported"),
                        byWay(PoolFigure.FAILURE_SHARE).called("turned away meanwhile"));
            case RECOVERY ->
                Stream.of(new PoolBars.Look(PoolFigure.TIME, List.of(PoolFactor.CONTENDER), List.of(PoolFactor.WAY))
                        .called("time until an order was placed again")
                        .onPowersOfTen()
                        .adding(PoolPictures::stuck));
            case TIMEOUT ->
                Stream.of(new PoolBars.Look(
                                PoolFigure.LATENCY_MAX,
                                List.of(PoolFactor.WAY),
                                List.of(PoolFactor.CONTENDER, PoolFactor.LIMIT))
                        .called("longest call of the others"));
            case PGBOUNCER ->
                Stream.of(
                        new PoolBars.Look(
                                PoolFigure.THROUGHPUT, List.of(PoolFactor.CONTENDER), List.of(PoolFactor.WAY)),
                        new PoolBars.Look(
                                PoolFigure.CONNECTIONS,
                                List.of(PoolFactor.OPERATION, PoolFactor.POOL_SIZE),
                                List.of(PoolFactor.WAY)));
            case INSTANCES ->
                Stream.of(
                        new PoolBars.Look(
                                PoolFigure.OPENED, List.of(), List.of(PoolFactor.INSTANCE, PoolFactor.POOL_SIZE)),
                        new PoolBars.Look(
                                        PoolFigure.CONNECTIONS, List.of(), List.of(PoolFactor.INSTANCE, PoolFactor.WAY))
                                .against(PoolFigure.CEILING));
        };
    }

    private static PoolBars.Look byWay(PoolFigure figure) {
        return new PoolBars.Look(figure, List.of(), List.of(PoolFactor.WAY));
    }

    /** Of callers that never came back there is no time to show. */
    private static String stuck(List<PoolRow> rows) {
        long stuck = Math.round(rows.stream()
                .mapToDouble(row -> row.figure(PoolFigure.STUCK).orElse(0.0))
                .sum());
        return stuck == 0 ? "" : Words.count(stuck, "caller") + " stuck";
    }

    private static List<PoolRow> borrowed(List<PoolRow> rows) {
        return rows.stream()
                .filter(row -> row.factor(PoolFactor.WAY).startsWith("borrowed"))
                .map(row -> named(row, "HikariCP"))
                .toList();
    }

    /** Without the JVMs that had just been started, which would flatten all others. */
    private static List<PoolRow> warm(List<PoolRow> rows) {
        return rows.stream()
                .filter(row -> !row.factor(PoolFactor.WAY).endsWith("cold JVM"))
                .map(row -> named(
                        row,
                        row.factor(PoolFactor.WAY)
                                .replace(", warm JVM", "")
                                .replace("borrowed from a pool", "borrowed")))
                .toList();
    }

    /** The same with another name for its way, which fits beside its line. */
    private static PoolRow named(PoolRow row, String way) {
        Map<PoolFactor, String> factors = new TreeMap<>(row.factors());
        factors.put(PoolFactor.WAY, way);
        return PoolRow.of(factors, row.figures());
    }
}
