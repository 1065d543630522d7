package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All figures of experiments on connection pools in a tidy table: one row for each figure under some conditions. */
final class PoolCsv {

    private PoolCsv() {}

    /**
     * One row; conditions are empty where they do not apply.
     *
     * @param metric name of the figure
     * @param unit empty for a count
     */
    record Row(
            String experiment,
            String contender,
            String operation,
            String poolSize,
            String callers,
            String threadKind,
            String rttMs,
            String pass,
            String loadPercent,
            String instance,
            String statementTimeout,
            String way,
            String metric,
            String value,
            String unit) {}

    static String of(List<PoolExperiment> experiments) {
        return CsvText.of(
                Row.class,
                experiments.stream()
                        .flatMap(experiment -> experiment.rows().stream().flatMap(row -> rows(experiment, row)))
                        .toList());
    }

    private static Stream<Row> rows(PoolExperiment experiment, PoolRow row) {
        return row.figures().entrySet().stream()
                .map(figure -> new Row(
                        experiment.question().label(),
                        factor(row, PoolFactor.CONTENDER),
                        factor(row, PoolFactor.OPERATION),
                        factor(row, PoolFactor.POOL_SIZE),
                        factor(row, PoolFactor.THREADS),
                        factor(row, PoolFactor.THREAD_KIND),
                        factor(row, PoolFactor.RTT),
                        factor(row, PoolFactor.REPETITION),
                        factor(row, PoolFactor.LOAD),
                        factor(row, PoolFactor.INSTANCE),
                        factor(row, PoolFactor.LIMIT),
                        factor(row, PoolFactor.WAY),
                        figure.getKey().name().toLowerCase(Locale.ROOT),
                        CsvText.number(figure.getValue()),
                        figure.getKey().unit()));
    }

    private static String factor(PoolRow row, PoolFactor factor) {
        return CsvText.text(row.factor(factor));
    }
}
