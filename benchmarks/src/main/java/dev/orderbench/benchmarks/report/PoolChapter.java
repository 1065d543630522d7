package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the report says of one experiment on pools, in finished words and numbers.
 *
 * @param id names its place on the page
 * @param question what it was to find out, as a question
 * @param verdicts what it found, in sentences
 * @param absence what it could not find, as a sentence; {@code null} where nothing lacks
 * @param panels pictures of it
 * @param traces pictures of its pools over time
 * @param withoutTraces why there are none, as a sentence; {@code null} where there are some
 * @param summary what it comes to, where sentences would be one like the other; else empty
 * @param table all numbers
 */
record PoolChapter(
        String id,
        String question,
        List<String> verdicts,
        @Nullable String absence,
        List<PoolPanel> panels,
        List<PoolPanel> traces,
        @Nullable String withoutTraces,
        PoolTable summary,
        PoolTable table) {

    private static final int THREE_DIGITS = 100;
    private static final int TWO_DIGITS = 10;
    private static final double TINY = 0.01;

    PoolChapter {
        verdicts = List.copyOf(verdicts);
        panels = List.copyOf(panels);
        traces = List.copyOf(traces);
    }

    static List<PoolChapter> of(PoolResults results) {
        return of(results.experiments());
    }

    static List<PoolChapter> of(List<PoolExperiment> experiments) {
        return experiments.stream()
                .map(experiment -> of(experiment, experiments))
                .toList();
    }

    private static PoolChapter of(PoolExperiment experiment, List<PoolExperiment> all) {
        List<PoolFactor> factors = Arrays.stream(PoolFactor.values())
                .filter(factor ->
                        experiment.rows().stream().anyMatch(row -> row.factors().containsKey(factor)))
                .toList();
        List<PoolFigure> figures = Arrays.stream(PoolFigure.values())
                .filter(figure ->
                        experiment.rows().stream().anyMatch(row -> row.figures().containsKey(figure)))
                .toList();
        String absence = experiment.absence();
        return new PoolChapter(
                experiment.question().label(),
                question(experiment.question()),
                PoolVerdicts.of(experiment, all),
                absence == null ? null : Words.capitalized(Words.clause(absence)) + ".",
                panels(experiment),
                PoolTraces.of(experiment.traces()),
                PoolTraces.absence(experiment),
                PoolSummaries.of(experiment, all),
                new PoolTable(
                        factors.stream().map(PoolFactor::title).toList(),
                        figures.stream().map(PoolChapter::head).toList(),
                        experiment.rows().stream()
                                .map(row -> texts(row, factors, figures))
                                .toList()));
    }

    private static List<PoolPanel> panels(PoolExperiment experiment) {
        List<PoolRow> rows = experiment.rows();
        return switch (experiment.question()) {
            case BORROW -> PoolPanel.of(borrowed(rows), PoolFactor.THREADS, PoolFigure.NANOS, PoolFactor.THREAD_KIND);
            case SIZE ->
                PoolPanel.of(
                        rows.stream()
                                .filter(row ->
                                        row.factor(PoolFactor.THREAD_KIND).equals("platform"))
                                .toList(),
                        PoolFactor.POOL_SIZE,
                        PoolFigure.THROUGHPUT,
                        PoolFactor.OPERATION,
                        PoolFactor.RTT);
            case HOLDING ->
                PoolPanel.of(rows, PoolFactor.RTT, PoolFigure.HOLD_MEAN, PoolFactor.OPERATION, PoolFactor.WAY);
            case SATURATION -> PoolPanel.of(rows, PoolFactor.LOAD, PoolFigure.LATENCY_P99, PoolFactor.OPERATION);
            case CONNECTION -> PoolPanel.of(warm(rows), PoolFactor.RTT, PoolFigure.TIME);
            case ADVICE, SPIKE, LEAK, RECOVERY, TIMEOUT, PGBOUNCER, INSTANCES -> List.of();
        };
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

    private static String head(PoolFigure figure) {
        return figure.unit().isEmpty() ? figure.title() : figure.title() + ", " + figure.unit();
    }

    private static List<String> texts(PoolRow row, List<PoolFactor> factors, List<PoolFigure> figures) {
        List<String> texts = new ArrayList<>(factors.stream().map(row::factor).toList());
        figures.forEach(
                figure -> texts.add(row.figure(figure).map(PoolChapter::number).orElse("")));
        return texts;
    }

    /** To three digits, which is more than such a measurement repeats to. */
    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= THREE_DIGITS || size == Math.rint(size)
                ? 0
                : size >= TWO_DIGITS ? 1 : size >= 1 ? 2 : size >= TINY ? 3 : 5;
        return Numbers.fixed(value, decimals);
    }

    static String question(PoolQuestion question) {
        return switch (question) {
            case CONNECTION -> "What does opening a connection cost?";
            case BORROW -> "What does borrowing a connection cost?";
            case SIZE -> "How many connections does a pool need?";
            case HOLDING -> "How long does an operation keep its connection?";
            case SATURATION -> "What happens when more is asked for than can be done?";
            case ADVICE -> "Does the adviser's answer hold?";
            case SPIKE -> "What happens when many come at once to a small pool?";
            case LEAK -> "Is a connection found that is never given back?";
            case RECOVERY -> "How long does it take until all works again?";
            case TIMEOUT -> "What does one slow statement do to the others?";
            case PGBOUNCER -> "What changes with PgBouncer in between?";
            case INSTANCES -> "How do several programs share one server?";
        };
    }
}
