package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the samples of a run. */
final class Cells {

    private final Results results;
    private final Map<Key, Cell> cells = new HashMap<>();

    /** Equal as records are; its hash is spelt out, which is several times as fast before the JVM has compiled all. */
    private record Key(String operation, Point point, String contender) {

        @Override
        public int hashCode() {
            return 31 * (31 * operation.hashCode() + contender.hashCode()) + 7 * point.threads() + point.rttMicros();
        }
    }

    Cells(Results results) {
        this.results = results;
        // There are a hundred thousand of them in a large run, and each is looked for several times.
        results.cells()
                .forEach(cell -> cells.putIfAbsent(new Key(cell.operation(), cell.point(), cell.contender()), cell));
    }

    /** The samples of a contender, or why there are none. */
    Samples samples(String operation, Point point, Contender contender) {
        return cell(operation, point, contender)
                .map(this::samples)
                .orElseGet(() ->
                        new Samples.None(results.complete() ? "not measured" : "the run ended before it was measured"));
    }

    Optional<Cell> cell(String operation, Point point, Contender contender) {
        return Optional.ofNullable(cells.get(new Key(operation, point, contender.id())));
    }

    private Samples samples(Cell cell) {
        String failure = cell.failure();
        if (failure != null) {
            return new Samples.None(failure);
        }
        if (cell.series().isEmpty()) {
            return new Samples.None(failuresOfJvms(cell)
                    .findFirst()
                    .map(reason -> "no JVM gave samples: " + reason)
                    .orElse("no JVM gave samples"));
        }
        return new Samples.Some(cell.series());
    }

    private Stream<String> failuresOfJvms(Cell cell) {
        return results.jvms().stream()
                .filter(jvm -> results.plan().stages().get(jvm.stage()).measures(cell.operation(), cell.point()))
                .map(JvmRun::failure)
                .filter(Objects::nonNull);
    }
}
