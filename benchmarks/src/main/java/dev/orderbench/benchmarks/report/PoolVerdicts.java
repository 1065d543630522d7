package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an experiment on pools found, in sentences. Each follows from its rows by a fixed rule; without rows there are none. */
final class PoolVerdicts {

    private static final double CLAIM_LEAST = 20;
    private static final double CLAIM_MOST = 50;

    private PoolVerdicts() {}

    /**
     * The sentences of an experiment.
     *
     * @param all of the same run, which one may refer to
     */
    static List<String> of(PoolExperiment experiment, List<PoolExperiment> all) {
        return switch (experiment.question()) {
            case CONNECTION -> connection(experiment.rows());
            case BORROW -> borrow(experiment.rows());
            case SIZE -> size(experiment);
            case HOLDING ->
                Stream.concat(holding(experiment.rows()).stream(), PoolDemandVerdicts.of(experiment, all).stream())
                        .toList();
            case SATURATION -> saturation(experiment.rows());
            case SPIKE -> spike(experiment.rows());
            case ADVICE -> PoolDemandVerdicts.advice(experiment.rows());
            case LEAK -> PoolFaultVerdicts.leak(experiment.rows());
            case RECOVERY -> PoolFaultVerdicts.recovery(experiment.rows());
            case TIMEOUT -> PoolFaultVerdicts.slowStatement(experiment.rows());
            case PGBOUNCER -> PgBouncerVerdicts.of(experiment.rows());
            case INSTANCES -> PoolFaultVerdicts.instances(experiment.rows());
        };
    }

    private static List<String> connection(List<PoolRow> rows) {
        List<String> sentences = new ArrayList<>();
        for (PoolRow borrowed :
                rows.stream().filter(is(PoolFactor.WAY, "borrowed from a pool")).toList()) {
            List<PoolRow> opened = rows.stream()
                    .filter(same(borrowed, PoolFactor.RTT))
                    .filter(row -> !row.equals(borrowed))
                    .sorted(Comparator.comparingDouble(
                            row -> row.figure(PoolFigure.TIME).orElse(0.0)))
                    .toList();
            if (!opened.isEmpty()) {
                sentences.add(
                        "Over a network of %s ms a new connection takes %s ms (%s) to %s ms (%s); to borrow one takes %s ms."
                                .formatted(
                                        borrowed.factor(PoolFactor.RTT),
                                        text(opened.getFirst(), PoolFigure.TIME),
                                        opened.getFirst().factor(PoolFactor.WAY),
                                        text(opened.getLast(), PoolFigure.TIME),
                                        opened.getLast().factor(PoolFactor.WAY),
                                        text(borrowed, PoolFigure.TIME)));
            }
        }
        claim(rows).ifPresent(sentences::add);
        return sentences;
    }

    /** What becomes of the common claim that a connection costs 20 to 50 ms. */
    private static Optional<String> claim(List<PoolRow> rows) {
        List<PoolRow> warm = rows.stream()
                .filter(row -> row.factor(PoolFactor.WAY).endsWith("warm JVM"))
                .toList();
        if (warm.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                "It is often said that without a pool each query costs 20 to 50 ms more. In a warm JVM, %d of the %d ways measured cost less, %d that much, and %d more%s."
                        .formatted(
                                count(warm, time -> time < CLAIM_LEAST),
                                warm.size(),
                                count(warm, time -> time >= CLAIM_LEAST && time <= CLAIM_MOST),
                                count(warm, time -> time > CLAIM_MOST),
                                warm.stream()
                                        .filter(row ->
                                                row.figure(PoolFigure.TIME).orElse(0.0) >= CLAIM_LEAST)
                                        .map(row -> "%s over %s ms"
                                                .formatted(
                                                        row.factor(PoolFactor.WAY)
                                                                .replace(", warm JVM", ""),
                                                        row.factor(PoolFactor.RTT)))
                                        .collect(Collectors.collectingAndThen(
                                                Collectors.joining(", "),
                                                which -> which.isEmpty() ? "" : ": " + which))));
    }

    private static long count(List<PoolRow> rows, DoublePredicate which) {
        return rows.stream()
                .filter(row -> which.test(row.figure(PoolFigure.TIME).orElse(0.0)))
                .count();
    }

    private static List<String> borrow(List<PoolRow> rows) {
        return rows.stream()
                .filter(is(PoolFactor.THREAD_KIND, "platform"))
                .filter(is(PoolFactor.THREADS, "1").or(is(PoolFactor.THREADS, "2")))
                .map(row -> "From %s, %s %s ns%s."
                        .formatted(
                                Words.threads(Integer.parseInt(row.factor(PoolFactor.THREADS))),
                                row.factor(PoolFactor.WAY).startsWith("no pool")
                                        ? "with no pool at all, opening and closing a connection takes"
                                        : "borrowing and giving back takes",
                                text(row, PoolFigure.NANOS),
                                row.figure(PoolFigure.ALLOCATED)
                                        .map(bytes -> " and " + PoolChapter.number(bytes) + " bytes")
                                        .orElse("")))
                .toList();
    }

    private static List<String> size(PoolExperiment experiment) {
        return PoolKnee.of(experiment).stream()
                .map(knee ->
                        "%s of %s over a network of %s ms does %s answers/s at its best; the smallest pool within 5%% of it has %s%s."
                                .formatted(
                                        knee.operation(),
                                        knee.contender(),
                                        knee.rtt(),
                                        Numbers.fixed(knee.throughput(), 0),
                                        Words.count(knee.size(), "connection"),
                                        passes(knee)))
                .toList();
    }

    private static String passes(PoolKnee knee) {
        if (knee.passes() == 1) {
            return " (one pass)";
        }
        return " (%s in %d single passes; %d of them would have advised a size within 10%% of the best)"
                .formatted(
                        knee.smallest() == knee.largest()
                                ? "the same"
                                : "%d to %d".formatted(knee.smallest(), knee.largest()),
                        knee.passes(),
                        knee.passesNearTheBest());
    }

    private static List<String> holding(List<PoolRow> rows) {
        List<String> sentences = new ArrayList<>();
        for (PoolRow row : rows) {
            if (row.factor(PoolFactor.OPERATION).equals("placeOrder")
                    && row.factor(PoolFactor.WAY).equals("by itself")) {
                Optional<PoolRow> inside = rows.stream()
                        .filter(other -> other.factor(PoolFactor.WAY).contains("in its transaction"))
                        .filter(same(row, PoolFactor.CONTENDER).and(same(row, PoolFactor.RTT)))
                        .findFirst();
                sentences.add(
                        "%s keeps its connection %s ms for placeOrder over a network of %s ms, of which it idles %s%%%s."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.HOLD_MEAN),
                                        row.factor(PoolFactor.RTT),
                                        text(row, PoolFigure.IDLE),
                                        inside.map(other -> "; with 5 ms of other work in its transaction, "
                                                        + text(other, PoolFigure.HOLD_MEAN) + " ms")
                                                .orElse("")));
            }
        }
        return sentences;
    }

    private static List<String> saturation(List<PoolRow> rows) {
        Stream<String> overload = rows.stream()
                .filter(is(PoolFactor.LOAD, "150"))
                .map(row ->
                        "Asked for half as many again as it can do, %s answers %s requests/s and turns away %s%%; p99 of those answered is %s ms, and %s%% of them got a connection before one that had come earlier."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.THROUGHPUT),
                                        text(row, PoolFigure.FAILURE_SHARE),
                                        text(row, PoolFigure.LATENCY_P99),
                                        text(row, PoolFigure.OVERTOOK)));
        Stream<String> overshoot = rows.stream()
                .filter(row -> row.figures().containsKey(PoolFigure.OTHER_FAILURES))
                .map(row ->
                        "With nothing to lend, %s was told \"pool exhausted\" %s times, %s ms (p99) after the time-out; %s had another outcome."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.FAILURES),
                                        text(row, PoolFigure.TIME_P99),
                                        text(row, PoolFigure.OTHER_FAILURES)));
        return Stream.concat(overload, overshoot).toList();
    }

    private static List<String> spike(List<PoolRow> rows) {
        return rows.stream()
                .map(row -> row.factor(PoolFactor.WAY))
                .distinct()
                .map(way -> {
                    List<PoolRow> same =
                            rows.stream().filter(is(PoolFactor.WAY, way)).toList();
                    return "With %s, all were served within %s ms, and the pool asked for %s more meanwhile (median of %s)."
                            .formatted(
                                    way,
                                    median(same, PoolFigure.TIME),
                                    median(same, PoolFigure.OPENED),
                                    Words.count(same.size(), "time"));
                })
                .toList();
    }

    static String median(List<PoolRow> rows, PoolFigure figure) {
        List<Double> values =
                rows.stream().flatMap(row -> row.figure(figure).stream()).toList();
        return values.isEmpty() ? "-" : PoolChapter.number(PoolKnee.median(values));
    }

    static Predicate<PoolRow> is(PoolFactor factor, String value) {
        return row -> row.factor(factor).equals(value);
    }

    static Predicate<PoolRow> same(PoolRow one, PoolFactor factor) {
        return is(factor, one.factor(factor));
    }

    static String text(PoolRow row, PoolFigure figure) {
        return row.figure(figure).map(PoolChapter::number).orElse("-");
    }
}
