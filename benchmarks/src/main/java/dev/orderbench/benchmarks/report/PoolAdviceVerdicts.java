package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What became of the adviser's word, in sentences; each figure is that of the pass in the middle. */
final class PoolAdviceVerdicts {

    /** So many percentage points more or less are none: with some hundred requests in a pass a few of them are chance. */
    private static final double TOLERANCE = 1;

    private PoolAdviceVerdicts() {}

    static List<String> of(List<PoolRow> rows) {
        return tried(rows, "as advised")
                .map(row -> row.factor(PoolFactor.CONTENDER))
                .distinct()
                .flatMap(contender -> ofContender(rows.stream()
                        .filter(PoolVerdicts.is(PoolFactor.CONTENDER, contender))
                        .toList()))
                .toList();
    }

    private static Stream<String> ofContender(List<PoolRow> rows) {
        List<PoolRow> advised = tried(rows, "as advised").toList();
        List<PoolRow> fewer = tried(rows, "fewer than are busy").toList();
        return Stream.of(told(advised, rows), judged(advised, fewer));
    }

    private static String told(List<PoolRow> advised, List<PoolRow> rows) {
        PoolRow row = advised.getFirst();
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
                        PoolVerdicts.median(advised, PoolFigure.WAITED),
                        spread(advised),
                        PoolVerdicts.text(row, PoolFigure.EXPECTED),
                        PoolVerdicts.median(advised, PoolFigure.LATENCY_P99),
                        other(tried(rows, "twice as advised").toList()),
                        other(tried(rows, "fewer than are busy").toList()));
    }

    /**
     * Whether the answer held: not more waited than reckoned, so it was enough; and with fewer connections than the adviser
     * takes to be busy more waited, so it was not more than enough.
     */
    private static String judged(List<PoolRow> advised, List<PoolRow> fewer) {
        String contender = advised.getFirst().factor(PoolFactor.CONTENDER);
        OptionalDouble waited = middle(advised, PoolFigure.WAITED);
        OptionalDouble reckoned = middle(advised, PoolFigure.EXPECTED);
        if (waited.isEmpty() || reckoned.isEmpty()) {
            return "Whether the answer holds for %s cannot be told: it lacks those who waited, or those reckoned with."
                    .formatted(contender);
        }
        String found = PoolChapter.number(waited.getAsDouble());
        String expected = PoolChapter.number(reckoned.getAsDouble());
        if (waited.getAsDouble() > reckoned.getAsDouble() + TOLERANCE) {
            return "The answer does not hold for %s: %s%% waited where %s%% were reckoned, more than the %s percentage point of tolerance beyond."
                    .formatted(contender, found, expected, PoolChapter.number(TOLERANCE));
        }
        OptionalDouble waitedWithFewer = middle(fewer, PoolFigure.WAITED);
        if (waitedWithFewer.isEmpty()) {
            return "The answer holds for %s as far as it was tried: %s%% waited where %s%% were reckoned, and no smaller pool was tried."
                    .formatted(contender, found, expected);
        }
        String size = fewer.getFirst().factor(PoolFactor.POOL_SIZE);
        String more = PoolChapter.number(waitedWithFewer.getAsDouble());
        return waitedWithFewer.getAsDouble() > waited.getAsDouble() + TOLERANCE
                ? "The answer holds for %s: %s%% waited where %s%% were reckoned (1 percentage point is tolerated), and with %s, fewer than are busy, %s%% did."
                        .formatted(contender, found, expected, size, more)
                : "The answer does not hold for %s: it is more than is needed, since with %s, fewer than are busy as it reckons, %s%% waited, within %s percentage point of the %s%% with what it advised."
                        .formatted(contender, size, more, PoolChapter.number(TOLERANCE), found);
    }

    private static Stream<PoolRow> tried(List<PoolRow> rows, String way) {
        return rows.stream().filter(PoolVerdicts.is(PoolFactor.WAY, way));
    }

    private static String other(List<PoolRow> passes) {
        return passes.isEmpty()
                ? ""
                : ", with %s %s ms"
                        .formatted(
                                passes.getFirst().factor(PoolFactor.POOL_SIZE),
                                PoolVerdicts.median(passes, PoolFigure.LATENCY_P99));
    }

    private static OptionalDouble middle(List<PoolRow> passes, PoolFigure figure) {
        List<Double> values = values(passes, figure);
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(values));
    }

    /** How far passes lie apart, where there are several. */
    private static String spread(List<PoolRow> passes) {
        List<Double> values = values(passes, PoolFigure.WAITED);
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
