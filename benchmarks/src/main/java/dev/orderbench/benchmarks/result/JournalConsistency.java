package dev.orderbench.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a journal says of JVMs fits what it says was planned, and makes results that fit together. */
final class JournalConsistency {

    private record CellKey(String operation, Point point, String contender) {}

    private JournalConsistency() {}

    /** The first thing that does not fit, as a clause. */
    static Optional<String> firstContradiction(Journal.Header header, List<Journal.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> contradiction(header.plan(), entry).stream())
                .findFirst()
                .or(() -> Consistency.firstContradiction(results(header, entries)));
    }

    private static Optional<String> contradiction(Plan plan, Journal.Entry entry) {
        JvmRun jvm = entry.jvm();
        if (jvm.stage() < 0 || jvm.stage() >= plan.stages().size()) {
            return Optional.of("JVM %d of stage %d is not in its plan".formatted(jvm.index(), jvm.stage()));
        }
        Stage stage = plan.stages().get(jvm.stage());
        String name = "JVM %d of %s".formatted(jvm.index(), stage.point().label(plan.dataSize()));
        if (jvm.index() < 0 || jvm.index() >= stage.jvms()) {
            return Optional.of(name + " is not in its plan");
        }
        if (jvm.failure() != null && !entry.series().isEmpty()) {
            return Optional.of(name + " failed, and has samples");
        }
        for (Journal.CellSeries series : entry.series()) {
            if (series.series().jvm() != jvm.index()) {
                return Optional.of(
                        name + " has samples of JVM " + series.series().jvm());
            }
            if (series.series().nanosPerOperation().size() != stage.rounds()) {
                return Optional.of(name + " has "
                        + series.series().nanosPerOperation().size() + " samples of " + series.operation()
                        + " where its plan has " + stage.rounds() + " rounds");
            }
        }
        for (Journal.CellFailure failed : entry.failures()) {
            if (!stage.operations().contains(failed.operation())) {
                return Optional.of(name + " names " + failed.operation() + ", which is not in its plan");
            }
        }
        return Optional.empty();
    }

    private static Results results(Journal.Header header, List<Journal.Entry> entries) {
        Map<CellKey, List<Cell.Series>> series = new LinkedHashMap<>();
        for (Journal.Entry entry : entries) {
            for (Journal.CellSeries one : entry.series()) {
                CellKey key = new CellKey(
                        one.operation(),
                        header.plan().stages().get(entry.jvm().stage()).point(),
                        one.contender());
                series.computeIfAbsent(key, k -> new ArrayList<>()).add(one.series());
            }
        }
        List<Cell> cells = new ArrayList<>();
        series.forEach((key, all) -> cells.add(new Cell(key.operation(), key.point(), key.contender(), null, all)));
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                header.startedAt(),
                header.startedAt(),
                false,
                header.plan(),
                header.environment(),
                header.contenders(),
                entries.stream().map(Journal.Entry::jvm).toList(),
                cells);
    }
}
