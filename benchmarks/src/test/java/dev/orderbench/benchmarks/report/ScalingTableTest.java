package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the section on scaling says that it checked. */
class ScalingTableTest {

    private static final Results GROWN = SampleResults.grown();

    /** Of registerUser there are four numbers on large data, of placeOrder eight with 8 threads. */
    @Test
    void littlesLawIsCheckedOverDataToo() {
        assertThat(ScalingTable.of(GROWN).findings())
                .contains(
                        "Little's law holds within 3% for 10 of 12 numbers of this section, and not for placeOrder of jOOQ with 8 threads (7.20 under way) and placeOrder of jOOQ with 8 virtual threads (7.20 under way).");

        ScalingTable wrong = ScalingTable.of(with(GROWN, cell -> slowed(cell, 0.9)));

        assertThat(wrong.findings().getFirst())
                .startsWith("Little's law holds within 3% for 9 of 12 numbers of this section, and not for ")
                .contains("registerUser of Raw JDBC with 1 thread, large (0.90 under way)");
        assertThat(wrong.sizes().getFirst().rows())
                .filteredOn(row -> row.note().equals("throughput and time contradict each other"))
                .extracting(ScalingTable.SizeRow::contender, ScalingTable.SizeRow::size)
                .containsExactly(tuple("Raw JDBC", "large"));
    }

    @Test
    void whatCouldNotBeCheckedAgainstTheIndexesIsNamedWithItsReason() {
        assertThat(ScalingTable.of(GROWN).findings())
                .contains(
                        "The growth with more data was held against the depth of the indexes for 4 of 4 pairs of operation and contender: it is outgrown by registerUser of JPA (Hibernate).")
                .noneMatch(finding -> finding.startsWith("Not checked"));
        assertThat(ScalingTable.of(withoutDepth(GROWN)).findings())
                .contains(
                        "The growth with more data was held against the depth of the indexes for 0 of 4 pairs of operation and contender.",
                        "Not checked, since the depth of the indexes was not read: registerUser of Raw JDBC, registerUser of jOOQ, registerUser of JPA (Hibernate) and registerUser of Naive JPA (Hibernate).")
                .noneMatch(finding -> finding.contains("was shown to outgrow"));
        assertThat(ScalingTable.of(with(GROWN, ScalingTableTest::inOneJvm)).findings())
                .contains(
                        "The growth with more data was held against the depth of the indexes for 3 of 4 pairs of operation and contender: no read by key was shown to outgrow the depth of its indexes.",
                        "Not checked, since a size has a single JVM: registerUser of JPA (Hibernate).");
    }

    private static Cell slowed(Cell cell, double factor) {
        return cell.point().dataSize().equals("large") && cell.contender().equals("raw-jdbc")
                ? series(
                        cell,
                        cell.series().stream()
                                .map(one -> new Cell.Series(
                                        one.jvm(),
                                        one.nanosPerOperation(),
                                        Objects.requireNonNull(one.operationsPerSecond()).stream()
                                                .map(rate -> rate * factor)
                                                .toList(),
                                        one.causes()))
                                .toList())
                : cell;
    }

    private static Cell inOneJvm(Cell cell) {
        return cell.point().dataSize().equals("large") && cell.contender().equals("jpa")
                ? series(cell, cell.series().subList(0, 1))
                : cell;
    }

    private static Cell series(Cell cell, List<Cell.Series> series) {
        return new Cell(cell.operation(), cell.point(), cell.contender(), cell.failure(), series, cell.wire());
    }

    private static Results with(Results results, UnaryOperator<Cell> change) {
        return with(
                results, results.jvms(), results.cells().stream().map(change).toList());
    }

    private static Results withoutDepth(Results results) {
        return with(
                results,
                results.jvms().stream()
                        .map(jvm -> new JvmRun(
                                jvm.stage(),
                                jvm.index(),
                                jvm.seed(),
                                jvm.startedAt(),
                                jvm.seconds(),
                                new TreeMap<>(),
                                jvm.failure()))
                        .toList(),
                results.cells());
    }

    private static Results with(Results results, List<JvmRun> jvms, List<Cell> cells) {
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                results.complete(),
                results.plan(),
                results.environment(),
                results.contenders(),
                jvms,
                cells);
    }
}
