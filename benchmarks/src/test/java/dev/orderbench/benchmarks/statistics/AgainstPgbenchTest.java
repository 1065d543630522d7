package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.point;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Yardstick;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A baseline of 1,000 µs with four threads, which is 4,000 operations in a second, against given rates of pgbench. */
class AgainstPgbenchTest {

    @Test
    void ratioIsThatOfThroughputsWithItsIntervalOverTheJvms() {
        AgainstPgbench.Row row = row(4, 4_000 / 0.85, 4_000 / 0.86, 4_000 / 0.87);

        assertThat(row.perSecond().value()).isCloseTo(4_000, within(1e-6));
        assertThat(row.ratio().value()).isCloseTo(0.86, within(1e-4));
        assertThat(row.ratio()).isInstanceOfSatisfying(Estimate.Interval.class, interval -> {
            // t of 2 degrees of freedom, 4.303, times the standard deviation of the logarithms, 0.01163, by the root of
            // 3.
            assertThat(interval.low()).isCloseTo(0.8599 * Math.exp(-4.303 * 0.01163 / Math.sqrt(3)), within(1e-3));
            assertThat(interval.high()).isCloseTo(0.8599 * Math.exp(4.303 * 0.01163 / Math.sqrt(3)), within(1e-3));
        });
        assertThat(row.pgbenchPerSecond().value()).isCloseTo(4_000 / 0.86, within(1.0));
    }

    @Test
    void targetIsHigherForOneThread() {
        assertThat(row(4, 4_000 / 0.85, 4_000 / 0.86, 4_000 / 0.87).standing()).isEqualTo(AgainstPgbench.Standing.MET);
        assertThat(row(1, 1_000 / 0.85, 1_000 / 0.86, 1_000 / 0.87).standing())
                .isEqualTo(AgainstPgbench.Standing.MISSED);
        assertThat(row(1, 1_000 / 0.94, 1_000 / 0.95, 1_000 / 0.96).standing()).isEqualTo(AgainstPgbench.Standing.MET);
        assertThat(row(4, 4_000 / 0.70, 4_000 / 0.80, 4_000 / 0.90).standing()).isEqualTo(AgainstPgbench.Standing.OPEN);
        assertThat(row(4, 4_000 / 0.70).standing())
                .as("one JVM gives no interval")
                .isEqualTo(AgainstPgbench.Standing.OPEN);
    }

    @Test
    void floorIsTheDriversAgainstPgbench() {
        Yardstick yardstick = new Yardstick(
                null,
                List.of(
                        new Yardstick.Piece(Yardstick.Client.DRIVER, Yardstick.FLOOR, 9_000),
                        new Yardstick.Piece(Yardstick.Client.PGBENCH, Yardstick.FLOOR, 10_000)));

        assertThat(AgainstPgbench.of(run(4, yardstick, yardstick)).orElseThrow().rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.operation()).isEqualTo(Yardstick.FLOOR);
                    assertThat(row.ratio().value()).isCloseTo(0.9, within(1e-9));
                    assertThat(row.perSecond().value()).isCloseTo(9_000, within(1e-6));
                });
    }

    @Test
    void whatIsAbsentIsToldOnceAndARunWithoutYardstickHasNone() {
        Yardstick absent = new Yardstick("no yardstick", List.of());

        AgainstPgbench against = AgainstPgbench.of(run(4, absent, absent, null)).orElseThrow();
        assertThat(against.rows()).isEmpty();
        assertThat(against.absences()).containsExactly("no yardstick");
        assertThat(AgainstPgbench.of(run(4, null, null))).isEmpty();
    }

    @Test
    void jvmWithoutPiecesIsLeftOut() {
        AgainstPgbench.Row row = AgainstPgbench.of(
                        run(4, pgbench(5_000), pgbench(5_000), new Yardstick("died", List.of())))
                .orElseThrow()
                .rows()
                .getFirst();

        assertThat(row.ratio().value()).isCloseTo(0.8, within(1e-9));
    }

    private static AgainstPgbench.Row row(int threads, double... perSecond) {
        Yardstick[] yardsticks = IntStream.range(0, perSecond.length)
                .mapToObj(i -> pgbench(perSecond[i]))
                .toArray(Yardstick[]::new);
        return AgainstPgbench.of(run(threads, yardsticks)).orElseThrow().rows().getFirst();
    }

    private static Yardstick pgbench(double perSecond) {
        return new Yardstick(null, List.of(new Yardstick.Piece(Yardstick.Client.PGBENCH, "placeOrder", perSecond)));
    }

    private static Results run(int threads, @Nullable Yardstick... yardsticks) {
        List<JvmRun> jvms = IntStream.range(0, yardsticks.length)
                .mapToObj(i -> new JvmRun(0, i, i, Instant.EPOCH, 1, new TreeMap<>(), null, null, null, yardsticks[i]))
                .toList();
        List<Cell.Series> series = IntStream.range(0, yardsticks.length)
                .mapToObj(i -> SampleRuns.series(i, 1e6 / 1.25, 1e6 * 1.25))
                .toList();
        return results(
                true,
                List.of(BASE),
                List.of("placeOrder"),
                List.of(threads),
                jvms,
                List.of(new Cell("placeOrder", point(threads), BASE.id(), null, series)));
    }
}
