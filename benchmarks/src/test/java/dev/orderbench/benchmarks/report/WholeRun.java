package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to made-up results what only a whole run holds: drafts, latency, pools, footprints, combinations and the SQL as sent. */
final class WholeRun {

    private static final List<Contender> DRAFTS = List.of(
            new Contender("raw-jdbc:naive", "Raw JDBC", "naive", Role.DRAFT),
            new Contender("jooq:naive", "jOOQ", "naive", Role.DRAFT),
            new Contender("jpa:stateless", "JPA (Hibernate)", "stateless", Role.DRAFT));
    private static final Point BESIDE_DRAFTS = Point.of(1, "small").withDrafts();
    private static final List<String> WRITTEN = List.of("registerUser", "placeOrder");
    private static final int JVMS = 3;

    private WholeRun() {}

    /** The same run with all of these. */
    static Results of(Results run) {
        List<Contender> contenders =
                Stream.concat(run.contenders().stream(), DRAFTS.stream()).toList();
        List<Stage> stages = new ArrayList<>(run.plan().stages());
        stages.add(new Stage(Stage.Kind.DRAFTS, BESIDE_DRAFTS, WRITTEN, List.of(), JVMS, 8, 4, 2, 40, 8));
        List<Cell> cells = new ArrayList<>(
                run.cells().stream().map(cell -> cell.withWire(withTexts(cell))).toList());
        Random random = new Random(5);
        for (String operation : WRITTEN) {
            for (Contender contender : contenders) {
                cells.add(besideDrafts(operation, contender, random));
            }
        }
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                new Plan(
                        run.plan().preset(),
                        true,
                        run.plan().dataSize(),
                        run.plan().orders(),
                        stages,
                        run.plan().seed(),
                        null,
                        List.of("--preset", run.plan().preset(), "--drafts", "--latency", "--pool", "--footprint")),
                run.environment(),
                contenders,
                Stream.concat(
                                run.jvms().stream(),
                                IntStream.range(0, JVMS)
                                        .mapToObj(jvm -> new JvmRun(
                                                stages.size() - 1,
                                                jvm,
                                                77 + jvm,
                                                run.startedAt(),
                                                31.5,
                                                new TreeMap<>(),
                                                null)))
                        .toList(),
                cells,
                MadeUpPool.ofARun(),
                latency(),
                footprints(),
                combinations());
    }

    private static @Nullable Wire withTexts(Cell cell) {
        Wire wire = cell.wire();
        return wire == null
                ? null
                : new Wire(
                        wire.calls(),
                        wire.statements(),
                        wire.roundTrips(),
                        wire.rows(),
                        wire.bytesOut(),
                        wire.bytesIn(),
                        List.of(
                                new Wire.Sent("BEGIN", 1),
                                new Wire.Sent("""
                                        insert into orders (user_id, note)
                                        values ($1, 'a `quoted` & <angled> note') -- by %s
                                        returning id""".formatted(cell.contender()), 1),
                                new Wire.Sent("select quantity from stock where product_id = any ($1)", 3.075)));
    }

    /** Naive drafts take three times as long, the stateless one 5 % less; naive raw JDBC fails at one operation. */
    private static Cell besideDrafts(String operation, Contender contender, Random random) {
        if (contender.id().equals("raw-jdbc:naive") && operation.equals("registerUser")) {
            return new Cell(operation, BESIDE_DRAFTS, contender.id(), "the write is not there | <lost>", List.of());
        }
        double factor = switch (contender.variant()) {
            case "naive" -> 3;
            case "stateless" -> 0.95;
            default -> 1;
        };
        List<Cell.Series> series = new ArrayList<>();
        for (int jvm = 0; jvm < JVMS; jvm++) {
            double nanos = 400_000 * factor * Math.exp(0.01 * random.nextGaussian());
            series.add(new Cell.Series(jvm, List.of(nanos, 1.002 * nanos), null));
        }
        return new Cell(operation, BESIDE_DRAFTS, contender.id(), null, series)
                .withWire(new Wire(200, 4 * factor, 3 * factor, 2, 500, 300));
    }

    /** One contender by the book, one without a curve that failed now and then, one above its capacity, and one that failed. */
    private static Latency latency() {
        return new Latency(
                new LatencyPlan("small", 100_000, WRITTEN, 8, true, true, 5, 500, 50, 500, 20260301),
                WRITTEN.stream()
                        .flatMap(operation -> Stream.of(
                                new LatencyCell(
                                        operation, "raw-jdbc", null, 1_900.5, load(curved(1), Map.of(), 0, false)),
                                new LatencyCell(
                                        operation,
                                        "jooq",
                                        null,
                                        1_700.25,
                                        load(times(1.25), Map.of("Deadlock", 7L, "PoolExhausted", 3L), 0, false)),
                                new LatencyCell(operation, "jpa", null, 480, load(times(90), Map.of(), 25, true)),
                                new LatencyCell(operation, "jpa-naive", "returned 19 orders | <of 20>", 0, null)))
                        .toList());
    }

    private static LoadResult load(
            Distribution times, Map<String, Long> failures, long notStarted, boolean aboveCapacity) {
        return new LoadResult(
                500,
                498.75,
                2_500,
                times,
                times,
                times,
                new TreeMap<>(failures),
                125,
                5_000_000,
                notStarted,
                aboveCapacity);
    }

    private static Distribution times(double factor) {
        return new Distribution(
                2_490,
                nanos(0.4125, factor),
                nanos(0.75, factor),
                nanos(1.2345, factor),
                nanos(12.3456, factor),
                nanos(123.456, factor),
                nanos(1_234.5, factor),
                "",
                null);
    }

    private static Distribution curved(double factor) {
        Distribution times = times(factor);
        return new Distribution(
                times.count(),
                times.p50(),
                times.p90(),
                times.p95(),
                times.p99(),
                times.p999(),
                times.max(),
                "",
                List.of(
                        new Distribution.Quantile(0, nanos(0.25, factor)),
                        new Distribution.Quantile(50, times.p50()),
                        new Distribution.Quantile(75, nanos(0.5, factor)),
                        new Distribution.Quantile(90, times.p90()),
                        new Distribution.Quantile(95, times.p95()),
                        new Distribution.Quantile(99, times.p99()),
                        new Distribution.Quantile(99.9, times.p999()),
                        new Distribution.Quantile(100, times.max())));
    }

    private static long nanos(double millis, double factor) {
        return Math.round(millis * factor * 1e6);
    }

    private static List<Footprint> footprints() {
        return List.of(
                new Footprint(
                        Footprint.DRIVER_AND_POOL,
                        null,
                        Map.of("postgresql-42.7.14.jar", 1_123_456L),
                        List.of(500.4, 480.1, 701.9),
                        List.of(5_000_000L, 5_200_000L, 5_100_000L)),
                new Footprint(
                        "raw-jdbc",
                        null,
                        Map.of("postgresql-42.7.14.jar", 1_123_456L),
                        List.of(510.4),
                        List.of(5_050_000L)),
                new Footprint("jooq", "its JVM ended early | <137>", Map.of(), List.of(), List.of()),
                new Footprint(
                        "jpa",
                        null,
                        Map.of(
                                "postgresql-42.7.14.jar", 1_123_456L,
                                "hibernate-core-7.4.13.Final.jar", 14_012_345L,
                                "jakarta.inject-api-2.0.1.jar", 10_682L),
                        List.of(2_000.5, 1_900.25, 2_600.75),
                        List.of(25_100_000L, 35_100_000L, 26_100_000L)));
    }

    private static List<Combination> combinations() {
        return List.of(
                combination("raw-jdbc", "raw-jdbc", 700),
                combination("jpa", "jpa", 1_400),
                combination("jpa", "raw-jdbc", 1_250),
                new Combination("jooq", "jpa", "the read <b>does not</b> see the write | ever", List.of(), null));
    }

    private static Combination combination(String write, String read, double micros) {
        return new Combination(
                write,
                read,
                null,
                DoubleStream.of(0.99, 1, 1.015)
                        .mapToObj(jvm -> List.of(micros * jvm * 1_000, micros * jvm * 1_010))
                        .toList(),
                new Wire(100, 10.25, 6, 4, 900, 700, List.of(new Wire.Sent("COMMIT", 1))));
    }
}
