package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What faults did to pools, in sentences. */
final class PoolFaultVerdicts {

    private PoolFaultVerdicts() {}

    static List<String> leak(List<PoolRow> rows) {
        return rows.stream()
                .map(row ->
                        "%s: it was reported %s ms after it was taken, the code that took it was named %s, and %s%% of those who came after were turned away."
                                .formatted(
                                        Words.capitalized(row.factor(PoolFactor.WAY)),
                                        PoolVerdicts.text(row, PoolFigure.TIME),
                                        row.figure(PoolFigure.NAMED)
                                                .map(times -> Words.count(times.intValue(), "time"))
                                                .orElse("never"),
                                        PoolVerdicts.text(row, PoolFigure.FAILURE_SHARE)))
                .toList();
    }

    static List<String> recovery(List<PoolRow> rows) {
        return groups(rows, PoolFactor.CONTENDER, PoolFactor.WAY).stream()
                .map(group ->
                        "%s, %s (%s): no order was placed for %s ms (longest %s), %s calls under way failed with %s connections lent, %s callers were stuck for good, and of the orders that were acknowledged %s are lost."
                                .formatted(
                                        group.getFirst().factor(PoolFactor.CONTENDER),
                                        group.getFirst().factor(PoolFactor.WAY),
                                        Words.count(group.size(), "time"),
                                        PoolVerdicts.median(group, PoolFigure.TIME),
                                        PoolChapter.number(sum(group, PoolFigure.TIME, true)),
                                        PoolVerdicts.median(group, PoolFigure.CUT_OFF),
                                        PoolVerdicts.median(group, PoolFigure.BUSY),
                                        PoolChapter.number(sum(group, PoolFigure.STUCK, false)),
                                        PoolChapter.number(sum(group, PoolFigure.LOST, false))))
                .toList();
    }

    static List<String> slowStatement(List<PoolRow> rows) {
        List<String> sentences = new ArrayList<>();
        for (PoolRow free : rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.LIMIT, "none"))
                .filter(PoolVerdicts.is(PoolFactor.WAY, "nothing is slow").negate())
                .toList()) {
            Optional<PoolRow> limited = rows.stream()
                    .filter(PoolVerdicts.same(free, PoolFactor.WAY).and(PoolVerdicts.same(free, PoolFactor.CONTENDER)))
                    .filter(PoolVerdicts.is(PoolFactor.LIMIT, "none").negate())
                    .findFirst();
            limited.ifPresent(row -> sentences.add(
                    "While %s, the longest of the others' calls of %s takes %s ms; where statements may run for %s, %s ms, and %s of those calls fail."
                            .formatted(
                                    free.factor(PoolFactor.WAY),
                                    free.factor(PoolFactor.CONTENDER),
                                    PoolVerdicts.text(free, PoolFigure.LATENCY_MAX),
                                    row.factor(PoolFactor.LIMIT),
                                    PoolVerdicts.text(row, PoolFigure.LATENCY_MAX),
                                    PoolVerdicts.text(row, PoolFigure.FAILURES))));
        }
        return sentences;
    }

    static List<String> instances(List<PoolRow> rows) {
        List<PoolRow> sharers = rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, "its share"))
                .toList();
        List<String> sentences = new ArrayList<>();
        if (!sharers.isEmpty()) {
            PoolRow last = sharers.getLast();
            sentences.add("%s with pools of %s had %s connections of the %s that the server lets them have."
                    .formatted(
                            Words.capitalized(Words.count(sharers.size(), "program")),
                            last.factor(PoolFactor.POOL_SIZE),
                            PoolVerdicts.text(last, PoolFigure.CONNECTIONS),
                            PoolVerdicts.text(last, PoolFigure.CEILING)));
        }
        rows.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, "more than is left"))
                .map(row -> "One more, with a pool of %s, got %s%s; all together had %s."
                        .formatted(
                                row.factor(PoolFactor.POOL_SIZE),
                                PoolVerdicts.text(row, PoolFigure.OPENED),
                                row.figure(PoolFigure.FAILURES).orElse(0.0) > 0
                                        ? ", and was then refused with 53300, too many connections"
                                        : "",
                                PoolVerdicts.text(row, PoolFigure.CONNECTIONS)))
                .forEach(sentences::add);
        return sentences;
    }

    /** Rows that agree in two conditions, in the order of their first. */
    private static List<List<PoolRow>> groups(List<PoolRow> rows, PoolFactor one, PoolFactor other) {
        List<List<PoolRow>> groups = new ArrayList<>();
        for (PoolRow row : rows) {
            groups.stream()
                    .filter(group -> PoolVerdicts.same(row, one)
                            .and(PoolVerdicts.same(row, other))
                            .test(group.getFirst()))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(row), () -> groups.add(new ArrayList<>(List.of(row))));
        }
        return groups;
    }

    /** The sum of a figure, or its largest value. */
    private static double sum(List<PoolRow> rows, PoolFigure figure, boolean largest) {
        double[] values = rows.stream()
                .flatMap(row -> row.figure(figure).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double total = 0;
        for (double value : values) {
            total = largest ? Math.max(total, value) : total + value;
        }
        return total;
    }
}
