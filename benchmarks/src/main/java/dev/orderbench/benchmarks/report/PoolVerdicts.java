package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an experiment on pools found, in sentences. Each follows from its rows by a fixed rule; without rows there are none. */
final class PoolVerdicts {

    private static final double CLAIM_LEAST = 20;
    private static final double CLAIM_MOST = 50;

    /** What borrowing a connection and giving it back may cost, in nanoseconds. */
    private static final double BORROW_GOAL = 250;

    /** How late "pool exhausted" may come, in milliseconds. */
    private static final double MOST_LATE = 10;

    /** In the way of those rows of which it is not the least that HikariCP accepts. */
    private static final String CONNECTION_TIMEOUT = "connectionTimeout ";

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
            case SIZE -> PoolSizeVerdicts.of(PoolKnee.of(experiment));
            case HOLDING -> PoolDemandVerdicts.of(experiment, all);
            case SATURATION -> saturation(experiment.rows());
            case SPIKE -> spike(experiment.rows());
            case ADVICE -> PoolAdviceVerdicts.of(experiment.rows());
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
        return Optional.of(String.format(
                Locale.ROOT,
                "It is often said that without a pool each query costs 20 to 50 ms more. In a warm JVM, %d of the %d ways measured cost less, %d that much, and %d more%s.",
                count(warm, time -> time < CLAIM_LEAST),
                warm.size(),
                count(warm, time -> time >= CLAIM_LEAST && time <= CLAIM_MOST),
                count(warm, time -> time > CLAIM_MOST),
                warm.stream()
                        .filter(row -> row.figure(PoolFigure.TIME).orElse(0.0) >= CLAIM_LEAST)
                        .map(row -> "%s over %s ms"
                                .formatted(
                                        row.factor(PoolFactor.WAY).replace(", warm JVM", ""),
                                        row.factor(PoolFactor.RTT)))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), which -> which.isEmpty() ? "" : ": " + which))));
    }

    private static long count(List<PoolRow> rows, DoublePredicate which) {
        return rows.stream()
                .filter(row -> which.test(row.figure(PoolFigure.TIME).orElse(0.0)))
                .count();
    }

    private static List<String> borrow(List<PoolRow> rows) {
        List<PoolRow> few = rows.stream()
                .filter(is(PoolFactor.THREAD_KIND, "platform"))
                .filter(is(PoolFactor.THREADS, "1").or(is(PoolFactor.THREADS, "2")))
                .toList();
        Stream<String> prices = few.stream()
                .map(row -> "From %s, %s %s ns%s."
                        .formatted(
                                threads(row),
                                withoutPool(row)
                                        ? "with no pool at all, opening and closing a connection takes"
                                        : "borrowing and giving back takes",
                                text(row, PoolFigure.NANOS),
                                row.figure(PoolFigure.ALLOCATED)
                                        .map(bytes -> " and " + PoolChapter.number(bytes) + " bytes")
                                        .orElse("")));
        return Stream.concat(prices, goal(few).stream()).toList();
    }

    /** Whether a borrow costs no more than it should, where little competes for the pool. */
    private static Optional<String> goal(List<PoolRow> few) {
        String parts = few.stream()
                .filter(row -> !withoutPool(row))
                .flatMap(row -> row
                        .figure(PoolFigure.NANOS)
                        .map(nanos -> "from %s it is %s (%s ns)"
                                .formatted(
                                        threads(row),
                                        nanos <= BORROW_GOAL ? "met" : "missed",
                                        PoolChapter.number(nanos)))
                        .stream())
                .collect(Collectors.joining(", "));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("The goal is %s ns at most from 1 and from 2 threads: %s."
                        .formatted(PoolChapter.number(BORROW_GOAL), parts));
    }

    private static boolean withoutPool(PoolRow row) {
        return row.factor(PoolFactor.WAY).startsWith("no pool");
    }

    private static String threads(PoolRow row) {
        return Words.threads(Integer.parseInt(row.factor(PoolFactor.THREADS)));
    }

    /** From the least to the greatest of some values, or the one that they all are; empty where there are none. */
    static Optional<String> range(Stream<Double> values) {
        List<String> texts = values.sorted().map(PoolChapter::number).distinct().toList();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        texts.size() == 1 ? texts.getFirst() : "%s to %s".formatted(texts.getFirst(), texts.getLast()));
    }

    private static List<String> saturation(List<PoolRow> rows) {
        Stream<String> overload = rows.stream()
                .filter(is(PoolFactor.LOAD, "150"))
                .filter(row -> !row.factor(PoolFactor.WAY).contains(CONNECTION_TIMEOUT))
                .map(row ->
                        "Asked for half as many again as it can do, %s answers %s requests/s and turns away %s%%; p99 of those answered is %s ms, and %s%% of them got a connection before one that had come earlier."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.THROUGHPUT),
                                        text(row, PoolFigure.FAILURE_SHARE),
                                        text(row, PoolFigure.LATENCY_P99),
                                        text(row, PoolFigure.OVERTOOK)));
        Stream<String> patient = rows.stream()
                .filter(row -> row.factor(PoolFactor.WAY).contains(CONNECTION_TIMEOUT))
                .map(row ->
                        "With a connectionTimeout of %s, %s turns away %s%% of as many requests for as long, and half of all wait for a connection for %s ms or more."
                                .formatted(
                                        row.factor(PoolFactor.WAY).split(CONNECTION_TIMEOUT)[1],
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.FAILURE_SHARE),
                                        text(row, PoolFigure.WAIT_P50)));
        Stream<String> overshoot = rows.stream()
                .filter(row -> row.figures().containsKey(PoolFigure.OTHER_FAILURES))
                .map(row ->
                        "With nothing to lend, %s was told \"pool exhausted\" %s times, %s ms (p99) after the time-out, %s than the %s ms allowed%s; %s had another outcome."
                                .formatted(
                                        row.factor(PoolFactor.CONTENDER),
                                        text(row, PoolFigure.FAILURES),
                                        text(row, PoolFigure.TIME_P99),
                                        row.figure(PoolFigure.TIME_P99).orElse(0.0) <= MOST_LATE ? "not more" : "more",
                                        PoolChapter.number(MOST_LATE),
                                        row.figure(PoolFigure.PLAIN_WAIT_P99)
                                                .map(late ->
                                                        " (a wait of the same length without any pool was %s ms late)"
                                                                .formatted(PoolChapter.number(late)))
                                                .orElse(""),
                                        text(row, PoolFigure.OTHER_FAILURES)));
        return Stream.of(overload, patient, overshoot).flatMap(all -> all).toList();
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
        return values.isEmpty() ? "-" : PoolChapter.number(Median.of(values));
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
