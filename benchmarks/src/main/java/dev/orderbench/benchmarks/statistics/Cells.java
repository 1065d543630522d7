package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the samples of a run. */
final class Cells {

    private final Results results;

    Cells(Results results) {
        this.results = results;
    }

    /** The samples of a contender, or why there are none. */
    Samples samples(String operation, int threads, Contender contender) {
        return cell(operation, threads, contender)
                .map(cell -> samples(cell, threads))
                .orElseGet(() ->
                        new Samples.None(results.complete() ? "not measured" : "the run ended before it was measured"));
    }

    Optional<Cell> cell(String operation, int threads, Contender contender) {
        return results.cells().stream()
                .filter(cell -> cell.operation().equals(operation)
                        && cell.threads() == threads
                        && cell.contender().equals(contender.id()))
                .findFirst();
    }

    private Samples samples(Cell cell, int threads) {
        String failure = cell.failure();
        if (failure != null) {
            return new Samples.None(failure);
        }
        if (cell.series().isEmpty()) {
            return new Samples.None(failuresOfJvms(threads)
                    .findFirst()
                    .map(reason -> "no JVM gave samples: " + reason)
                    .orElse("no JVM gave samples"));
        }
        return new Samples.Some(cell.series());
    }

    private Stream<String> failuresOfJvms(int threads) {
        return results.jvms().stream()
                .filter(jvm -> jvm.threads() == threads)
                .map(JvmRun::failure)
                .filter(Objects::nonNull);
    }
}
