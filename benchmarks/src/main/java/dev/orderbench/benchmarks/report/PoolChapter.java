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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the report says of one experiment on pools, in finished words and numbers.
 *
 * @param id names its place on the page
 * @param question what it was to find out, as a question
 * @param verdicts what it found, in sentences
 * @param absence what it could not find, as a sentence; {@code null} where nothing lacks
 * @param panels pictures of it over a condition that is a number
 * @param bars pictures of it by other conditions
 * @param traces pictures of its pools over time
 * @param missingTraces why there are none or not all, as a sentence; {@code null} where nothing lacks
 * @param summary what it comes to, where sentences would be one like the other; else empty
 * @param tableTitle what the table holds
 * @param table the numbers
 */
record PoolChapter(
        String id,
        String question,
        List<String> verdicts,
        @Nullable String absence,
        List<PoolPanel> panels,
        List<PoolBars> bars,
        List<PoolPanel> traces,
        @Nullable String missingTraces,
        PoolTable summary,
        String tableTitle,
        PoolTable table) {

    /** In the pool laboratory's own page are all. */
    private static final int MOST_TRACES = 6;

    private static final String ALL_NUMBERS = "All numbers";

    private static final int THREE_DIGITS = 100;
    private static final int TWO_DIGITS = 10;
    private static final double TINY = 0.01;

    PoolChapter {
        verdicts = List.copyOf(verdicts);
        panels = List.copyOf(panels);
        bars = List.copyOf(bars);
        traces = List.copyOf(traces);
    }

    static List<PoolChapter> of(PoolResults results) {
        return of(results.experiments());
    }

    static List<PoolChapter> of(List<PoolExperiment> experiments) {
        return experiments.stream()
                .map(experiment -> of(experiment, experiments, ALL_NUMBERS, experiment.rows()))
                .toList();
    }

    /**
     * As one part among others of a page that must stay small: with few pictures of pools over time, and of the sweep over sizes,
     * which has more rows than all others together, the medians of its passes.
     */
    static List<PoolChapter> inShort(PoolResults results) {
        return results.experiments().stream()
                .map(experiment -> (experiment.question() == PoolQuestion.SIZE
                                ? of(
                                        experiment,
                                        results.experiments(),
                                        "Medians over all passes; ./bench report pool.json writes a page with each pass",
                                        PoolPasses.medians(experiment.rows()))
                                : of(experiment, results.experiments(), ALL_NUMBERS, experiment.rows()))
                        .withFewTraces())
                .toList();
    }

    /** The same with some of its pictures of pools over time, taken evenly. */
    private PoolChapter withFewTraces() {
        if (traces.size() <= MOST_TRACES) {
            return this;
        }
        return new PoolChapter(
                id,
                question,
                verdicts,
                absence,
                panels,
                bars,
                IntStream.range(0, MOST_TRACES)
                        .mapToObj(i -> traces.get(i * traces.size() / MOST_TRACES))
                        .toList(),
                "These are %d of %d pools over time; ./bench report pool.json writes a page with all."
                        .formatted(MOST_TRACES, traces.size()),
                summary,
                tableTitle,
                table);
    }

    /**
     * One chapter.
     *
     * @param rows what its table holds
     */
    private static PoolChapter of(
            PoolExperiment experiment, List<PoolExperiment> all, String tableTitle, List<PoolRow> rows) {
        List<PoolFactor> factors = Arrays.stream(PoolFactor.values())
                .filter(factor -> rows.stream().anyMatch(row -> row.factors().containsKey(factor)))
                .toList();
        List<PoolFigure> figures = Arrays.stream(PoolFigure.values())
                .filter(figure -> rows.stream().anyMatch(row -> row.figures().containsKey(figure)))
                .toList();
        String absence = experiment.absence();
        return new PoolChapter(
                experiment.question().label(),
                question(experiment.question()),
                PoolVerdicts.of(experiment, all),
                absence == null ? null : Words.capitalized(Words.clause(absence)) + ".",
                PoolPictures.panels(experiment),
                PoolPictures.bars(experiment),
                PoolTraces.of(experiment.traces()),
                PoolTraces.absence(experiment),
                PoolSummaries.of(experiment, all),
                tableTitle,
                new PoolTable(
                        factors.stream().map(PoolFactor::title).toList(),
                        figures.stream().map(PoolChapter::head).toList(),
                        rows.stream().map(row -> texts(row, factors, figures)).toList()));
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
