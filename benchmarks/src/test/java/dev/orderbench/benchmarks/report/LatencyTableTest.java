package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LatencyResults;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatencyTableTest {

    private static final Distribution NOTHING = new Distribution(0, 0, 0, 0, 0, 0, 0, "");
    private static final Distribution TIMES =
            new Distribution(990, 1_234_567, 12_345_678, 20_000_000, 123_456_789, 200_000_000, 201_000_000, "");
    private static final SortedMap<String, Long> FAILURES = new TreeMap<>(Map.of("Deadlock", 7L, "PoolExhausted", 3L));

    @Test
    void percentilesAreInMillisecondsAndEveryProblemIsToldInWords() {
        assertThat(table(
                        load(TIMES, FAILURES, 0, false),
                        load(TIMES, new TreeMap<>(), 25, true),
                        load(NOTHING, new TreeMap<>(), 1_000, true)))
                .isEqualTo("""
placeOrder at 500 requests/s, at random times, from 8 virtual threads, 2 s for each contender
  ms from the due time          p50      p90      p95      p99    p99.9      max   answers/s
  Raw JDBC                     1.23     12.3     20.0      123      200      201         495
  jOOQ                         1.23     12.3     20.0      123      200      201         495
  JPA (Hibernate)                 -        -        -        -        -        -         495
  Naive JPA (Hibernate)           -        -        -        -        -        -           -
of these, from the actual start, as a client sees it that waits for each answer:
  Raw JDBC                     1.23     12.3     20.0      123      200      201
  jOOQ                         1.23     12.3     20.0      123      200      201
  JPA (Hibernate)                 -        -        -        -        -        -
  Naive JPA (Hibernate)           -        -        -        -        -        -
Raw JDBC: of 1,000 requests, 10 failed and have no latency: Deadlock 7, PoolExhausted 3.
Raw JDBC: 1,100/s in a closed loop; 12.5 % of the requests found no free worker; a free one began 1.23 ms late (p50; p99\
 123 ms), which is part of the latency.
jOOQ: THE RATE WAS ABOVE ITS CAPACITY (it did 1,100/s in a closed loop): the backlog kept growing, so its latencies only\
 say how long the load lasted; 25 requests were given up.
jOOQ: 1,100/s in a closed loop; 12.5 % of the requests found no free worker; a free one began 1.23 ms late (p50; p99\
 123 ms), which is part of the latency.
JPA (Hibernate): NO REQUEST WAS ANSWERED; 0 failed, and 1,000 were given up, since none found a free worker.
Naive JPA (Hibernate): no latencies: returned 19 orders.
""");
    }

    @Test
    void whereNobodyWasMeasuredThereIsTheReasonAlone() {
        assertThat(table(List.of(failed("raw-jdbc", "it was late."), failed("jooq", "it was late."))))
                .isEqualTo("""
                        placeOrder
                        No latencies: it was late.
                        """);
        assertThat(table(List.of(failed("raw-jdbc", "it was late"), failed("jooq", "it rained"))))
                .isEqualTo("""
                        placeOrder
                        Raw JDBC: no latencies: it was late.
                        jOOQ: no latencies: it rained.
                        """);
    }

    /** 500 requests in a second, 1,000 in all, of which 990 were answered, which took 3.5 s instead of 2. */
    @Test
    void piecesThatOverranAreTold() {
        LoadResult stalled =
                new LoadResult(500, 990 / 3.5, 1_000, TIMES, TIMES, TIMES, new TreeMap<>(), 125, 5_000_000, 0, false);
        LoadResult sound =
                new LoadResult(500, 990 / 2.4, 1_000, TIMES, TIMES, TIMES, new TreeMap<>(), 125, 5_000_000, 0, false);

        assertThat(table(stalled, sound, sound).lines().filter(line -> line.contains("overran")))
                .containsExactly(
                        "Raw JDBC: its pieces overran by 1.5 s in all; what would have been due meanwhile was not"
                                + " sent, so its longest latencies are too few.");
    }

    private static String table(LoadResult jdbc, LoadResult jooq, LoadResult jpa) {
        return table(List.of(
                new LatencyCell("placeOrder", "raw-jdbc", null, 1_100, jdbc),
                new LatencyCell("placeOrder", "jooq", null, 1_100, jooq),
                new LatencyCell("placeOrder", "jpa", null, 1_100, jpa),
                failed("jpa-naive", "returned 19 orders.")));
    }

    private static LatencyCell failed(String contender, String reason) {
        return new LatencyCell("placeOrder", contender, reason, 0, null);
    }

    private static String table(List<LatencyCell> cells) {
        Results sample = SampleResults.full();
        return LatencyTable.of(new LatencyResults(
                LatencyResults.FORMAT,
                LatencyResults.VERSION,
                sample.startedAt(),
                sample.finishedAt(),
                sample.environment(),
                new LatencyPlan("small", 10_000, List.of("placeOrder"), 8, true, true, 2, 2_000, 250, 6_000, 1),
                sample.contenders(),
                cells));
    }

    private static LoadResult load(
            Distribution times, SortedMap<String, Long> failures, long notStarted, boolean aboveCapacity) {
        return new LoadResult(
                500, 495, 1_000, times, times, times, failures, 125, 5_000_000, notStarted, aboveCapacity);
    }
}
