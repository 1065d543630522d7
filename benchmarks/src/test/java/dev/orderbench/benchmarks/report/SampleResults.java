package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Causes;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Yardstick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up results of one run.
 *
 * @param jvms how many JVMs measured each number of threads
 * @param rounds how many samples each JVM gave
 * @param threads numbers of threads
 * @param spread standard deviation of the log times, between JVMs and again within each
 * @param preset its name; {@code smoke} is not fit for decisions
 * @param complete whether the run came to its end
 * @param recorded which causes of the times it recorded
 */
record SampleResults(
        int jvms,
        int rounds,
        List<Integer> threads,
        double spread,
        String preset,
        boolean complete,
        Recorded recorded) {

    private enum Recorded {
        NO_CAUSES,
        CAUSES_OF_THE_CLIENT,
        ALL_CAUSES
    }

    private static final Instant START = Instant.parse("2026-03-01T22:30:05.123456Z");
    private static final List<Contender> CONTENDERS = List.of(
            new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER),
            new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER),
            new Contender("jpa", "JPA (Hibernate)", "tuned", Role.CONTENDER),
            new Contender("jpa-naive", "JPA (Hibernate)", "naive", Role.CONTENDER));
    private static final Contender TWIN = new Contender("raw-jdbc-twin", "Raw JDBC, twin", "tuned", Role.TWIN);
    private static final Contender SLOWER_TWIN =
            new Contender("raw-jdbc-slower", "Raw JDBC, slower twin", "tuned", Role.SLOWER_TWIN);
    private static final List<Operation> OPERATIONS = List.of(
            new Operation("registerUser", List.of(61.0, 61.2, 74.0, 75.0)),
            new Operation("userWithRecentOrders", List.of(182.0, 209.0, 248.0, 2210.0)),
            new Operation("searchOrders", List.of(1210.0, 1190.0, 1335.0, 1502.0)),
            new Operation("placeOrder", List.of(395.0, 421.0, 388.0, 640.0)));

    /** Microseconds with one thread, for each contender. */
    private record Operation(String name, List<Double> micros) {}

    /**
     * All that a reader hopes for, and one contender that did other work than the contract asks. The causes of naive JPA at
     * {@code placeOrder} exceed its time.
     */
    static Results full() {
        SampleResults sample = new SampleResults(5, 24, List.of(1, 4), 0.012, "quick", true, Recorded.ALL_CAUSES);
        return sample.results(cell -> cell.operation().equals("searchOrders")
                        && cell.point().threads() == 4
                        && cell.contender().equals("jpa")
                ? Stream.of(failed(cell, "returned 19 orders where the contract asks for 20, at page 3"))
                : Stream.of(cell));
    }

    /**
     * Two operations have controls. Of these, the identical twin fails at {@code placeOrder} with 4 threads, so verdicts
     * are withheld there, at {@code placeOrder} with 1 thread, and with 4 threads at the operations without controls.
     */
    static Results controlled() {
        SampleResults sample = new SampleResults(5, 24, List.of(1, 4), 0.012, "standard", true, Recorded.NO_CAUSES);
        Results results = sample.results(Stream::of);
        Random random = new Random(4);
        List<Cell> cells = new ArrayList<>(results.cells());
        for (int threadCount : sample.threads) {
            double twin = threadCount == 4 ? 395 * 1.12 : 395;
            double scale = 1000 * (1 + 0.35 * (threadCount - 1));
            cells.add(sample.cell("placeOrder", threadCount, TWIN.id(), twin * scale, random));
            cells.add(sample.cell("placeOrder", threadCount, SLOWER_TWIN.id(), 395 * 1.05 * scale, random));
            cells.add(sample.cell("userWithRecentOrders", threadCount, TWIN.id(), 182 * scale, random));
            cells.add(
                    threadCount == 4
                            ? failed(
                                    sample.cell("userWithRecentOrders", threadCount, SLOWER_TWIN.id(), 182, random),
                                    "out of memory")
                            : sample.cell(
                                    "userWithRecentOrders", threadCount, SLOWER_TWIN.id(), 182 * 1.05 * scale, random));
        }
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                true,
                results.plan(),
                results.environment(),
                Stream.concat(CONTENDERS.stream(), Stream.of(TWIN, SLOWER_TWIN)).toList(),
                results.jvms(),
                cells);
    }

    /** Two JVMs that disagree, so that intervals are wider than the picture, and that could not see the server. */
    static Results smoke() {
        return new SampleResults(2, 3, List.of(2), 0.15, "smoke", true, Recorded.CAUSES_OF_THE_CLIENT)
                .results(Stream::of);
    }

    /** One JVM, cut short, whose baseline failed at one operation. */
    static Results single() {
        SampleResults sample = new SampleResults(1, 3, List.of(1), 0.05, "smoke", false, Recorded.NO_CAUSES);
        return sample.results(cell -> switch (cell.operation()) {
            case "searchOrders" -> Stream.empty();
            case "placeOrder" ->
                Stream.of(
                        cell.contender().equals("raw-jdbc")
                                ? failed(cell, "connection lost: 57P01 | <terminated>")
                                : cell);
            default -> Stream.of(cell);
        });
    }

    /** All that one run can hold: also over a network, over threads and over data, with {@link WholeRun} beside that. */
    static Results whole() {
        return WholeRun.of(grown(new SampleResults(3, 6, List.of(1, 4), 0.012, "standard", true, Recorded.ALL_CAUSES)));
    }

    /** The same run, with other counts of what is sent. */
    static Results counting(Results run, Function<Wire, @Nullable Wire> change) {
        return changing(run, cell -> cell.withWire(cell.wire() == null ? null : change.apply(cell.wire())));
    }

    /** The same run with other cells, without what lies beside them. */
    static Results changing(Results run, Function<Cell, Cell> change) {
        return new Results(
                run.format(),
                run.version(),
                run.startedAt(),
                run.finishedAt(),
                run.complete(),
                run.plan(),
                run.environment(),
                run.contenders(),
                run.jvms(),
                run.cells().stream().map(change).toList());
    }

    /**
     * Also over a network, over threads and over data. The model does not fit {@code placeOrder} of naive JPA, nor do its round trips
     * those counted; with 8 threads,
     * what was counted of jOOQ contradicts its times; and {@code registerUser} of JPA outgrows its index.
     */
    static Results grown() {
        return grown(new SampleResults(5, 24, List.of(1, 4), 0.012, "full", true, Recorded.NO_CAUSES));
    }

    /** The same, compared with four threads: with one, nothing was measured without a network. */
    static Results grownWithFourThreads() {
        return grown(new SampleResults(3, 6, List.of(4), 0.012, "quick", true, Recorded.NO_CAUSES));
    }

    private static Results grown(SampleResults sample) {
        Results results = sample.results(Stream::of);
        List<Stage> stages = new ArrayList<>(results.plan().stages());
        List<JvmRun> jvms = new ArrayList<>(results.jvms().stream()
                .map(jvm -> jvm(jvm.stage(), jvm.index(), jvm.yardstick()))
                .toList());
        List<Cell> cells = new ArrayList<>(results.cells());
        Random random = new Random(11);
        List<Point> points = List.of(
                new Point(1, false, 500, "small"),
                new Point(1, false, 1_000, "small"),
                new Point(1, false, 5_000, "small"),
                Point.of(8, "small"),
                new Point(8, true, 0, "small"),
                Point.of(1, "large"));
        for (Point point : points) {
            Operation operation = OPERATIONS.get(point.dataSize().equals("small") ? 3 : 0);
            Stage.Kind kind = point.rttMicros() > 0 ? Stage.Kind.NETWORK : Stage.Kind.SCALING;
            for (int jvm = 0; jvm < 3; jvm++) {
                jvms.add(jvm(stages.size(), jvm, null));
            }
            stages.add(new Stage(kind, point, List.of(operation.name()), List.of(), 3, 8, 4, 6, 40, 8));
            for (int i = 0; i < CONTENDERS.size(); i++) {
                cells.add(grown(operation, point, i, random));
            }
        }
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                true,
                new Plan(sample.preset, true, "small", 100_000, stages, 20260301),
                results.environment(),
                results.contenders(),
                jvms,
                cells);
    }

    private static JvmRun jvm(int stage, int index, @Nullable Yardstick yardstick) {
        int pages = stage == 7 ? 3 : 2;
        return new JvmRun(
                stage,
                index,
                1,
                START,
                40.25,
                new TreeMap<>(Map.of("registerUser", pages)),
                null,
                null,
                null,
                yardstick);
    }

    private static Cell grown(Operation operation, Point point, int contender, Random random) {
        double micros = operation.micros().get(contender) * (1 + 0.35 * (point.threads() - 1))
                + (2.0 + contender) * point.rttMicros()
                + (contender == 3 ? point.rttMicros() * point.rttMicros() / 2_500.0 : 0);
        double growth = point.dataSize().equals("large") ? (contender == 2 ? 1.9 : 1.2) : 1;
        double seen = point.threads() == 8 && contender == 1 ? 0.9 : 1;
        List<Cell.Series> series = new ArrayList<>();
        for (int jvm = 0; jvm < 3; jvm++) {
            double nanos = 1_000 * micros * growth * Math.exp(0.01 * random.nextGaussian());
            double rate = seen * point.threads() * 1e9 / nanos;
            series.add(new Cell.Series(
                    jvm,
                    Stream.generate(() -> nanos).limit(6).toList(),
                    Stream.generate(() -> rate).limit(6).toList(),
                    point.rttMicros() == 0
                            ? null
                            : new Causes(
                                    4_000,
                                    90_000,
                                    300,
                                    0.4e3 * operation.micros().get(contender),
                                    0.0)));
        }
        return new Cell(operation.name(), point, CONTENDERS.get(contender).id(), null, series)
                .withWire(new Wire(200, 4 + contender, 2 + contender, 3, 400 + 50.0 * contender, 300));
    }

    private static Cell failed(Cell cell, String failure) {
        return new Cell(cell.operation(), cell.point(), cell.contender(), failure, List.of());
    }

    private Results results(Function<Cell, Stream<Cell>> fate) {
        List<String> operations = OPERATIONS.stream().map(Operation::name).toList();
        Plan plan = new Plan(
                preset,
                !preset.equals("smoke"),
                "small",
                100_000,
                threads.stream()
                        .map(count -> new Stage(
                                Stage.Kind.COMPARISON,
                                Point.of(count, "small"),
                                operations,
                                List.of(),
                                jvms,
                                8,
                                4,
                                rounds,
                                40,
                                8))
                        .toList(),
                20260301);
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                START,
                START.plusSeconds(41L * threads.size() * jvms),
                complete,
                plan,
                environment(),
                CONTENDERS,
                jvmRuns(),
                cells().stream().flatMap(fate).toList());
    }

    private List<Cell> cells() {
        Random random = new Random(7);
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : OPERATIONS) {
            for (int threadCount : threads) {
                for (int i = 0; i < CONTENDERS.size(); i++) {
                    double nanos = operation.micros().get(i) * 1000 * (1 + 0.35 * (threadCount - 1));
                    cells.add(cell(
                            operation.name(), threadCount, CONTENDERS.get(i).id(), nanos, random));
                }
            }
        }
        return cells;
    }

    private Cell cell(String operation, int threadCount, String contender, double nanos, Random random) {
        List<Cell.Series> series = new ArrayList<>();
        for (int jvm = 0; jvm < jvms; jvm++) {
            double ofJvm = nanos * Math.exp(spread * random.nextGaussian());
            series.add(new Cell.Series(
                    jvm,
                    Stream.generate(() -> ofJvm * Math.exp(spread * random.nextGaussian()))
                            .limit(rounds)
                            .toList(),
                    causes(operation, contender, nanos, jvm)));
        }
        return new Cell(operation, Point.of(threadCount, "small"), contender, null, series)
                .withWire(wire(operation, contender));
    }

    /** Those who recorded all causes also counted, except what naive JPA sends at {@code registerUser}. */
    private @Nullable Wire wire(String operation, String contender) {
        if (recorded != Recorded.ALL_CAUSES || contender.equals("jpa-naive") && operation.equals("registerUser")) {
            return null;
        }
        return switch (operation) {
            case "registerUser" -> new Wire(200, 1, 1, 1, 181, 77);
            case "placeOrder" ->
                contender.equals("jpa-naive")
                        ? new Wire(200, 12.995, 11.995, 6.15, 1_712.4, 1_008.6)
                        : new Wire(200, contender.equals("jpa") ? 8.06 : 10.15, 5, 4.075, 902.25, 431.5);
            default ->
                contender.equals("jpa-naive")
                        ? new Wire(200, 49.25, 48.25, 61.5, 2_988.1, 32_147.2)
                        : new Wire(200, 1, 1, 35, 99, 5_136);
        };
    }

    private @Nullable Causes causes(String operation, String contender, double nanos, int jvm) {
        boolean naive = contender.equals("jpa-naive");
        boolean writes = List.of("registerUser", "placeOrder").contains(operation);
        double clientCpu = nanos * (naive ? 0.4 : 0.15 + 0.01 * jvm);
        double serverCpu = nanos * (naive && operation.equals("placeOrder") ? 0.7 : 0.45);
        double allocated = nanos / 12 * (1 + 0.001 * jvm);
        return switch (recorded) {
            case NO_CAUSES -> null;
            case CAUSES_OF_THE_CLIENT -> new Causes(allocated, clientCpu, 310, null, null);
            case ALL_CAUSES -> new Causes(allocated, clientCpu, 310, serverCpu, writes ? 612.5 : 0.0);
        };
    }

    private List<JvmRun> jvmRuns() {
        return threads.stream()
                .flatMap(threadCount -> IntStream.range(0, jvms)
                        .mapToObj(jvm -> new JvmRun(
                                threads.indexOf(threadCount),
                                jvm,
                                1000L * threadCount + jvm,
                                START.plusSeconds(41L * jvm),
                                40.25,
                                new TreeMap<>(),
                                null,
                                null,
                                null,
                                yardstick(threadCount, jvm))))
                .toList();
    }

    /** At about 0.93 of pgbench with one thread, and 0.75 or 0.81 with more. */
    private @Nullable Yardstick yardstick(int threadCount, int jvm) {
        Yardstick.Piece driver = new Yardstick.Piece(
                Yardstick.Client.DRIVER, Yardstick.FLOOR, 17_500 * threadCount / (1 + 0.35 * (threadCount - 1)) + jvm);
        return switch (recorded) {
            case NO_CAUSES -> null;
            case CAUSES_OF_THE_CLIENT ->
                new Yardstick(
                        "no yardstick: pgbench was not found on the PATH nor in /usr/lib/postgresql/*/bin",
                        List.of(driver));
            case ALL_CAUSES ->
                new Yardstick(
                        null,
                        List.of(
                                driver,
                                pgbench(Yardstick.FLOOR, 55, threadCount, jvm),
                                pgbench(
                                        "userWithRecentOrders",
                                        182 * (threadCount == 1 ? 0.93 : 0.75),
                                        threadCount,
                                        jvm),
                                pgbench("placeOrder", 395 * (threadCount == 1 ? 0.93 : 0.81), threadCount, jvm)));
        };
    }

    private static Yardstick.Piece pgbench(String operation, double micros, int threadCount, int jvm) {
        double perSecond = 1e6 / micros * threadCount / (1 + 0.35 * (threadCount - 1));
        return new Yardstick.Piece(Yardstick.Client.PGBENCH, operation, perSecond * (1 + 0.002 * jvm));
    }

    private static Environment environment() {
        return new Environment(
                "4f1c2d7-dirty",
                "Eclipse Temurin 25.0.1+8",
                List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"),
                "Linux 6.12 amd64",
                "AMD EPYC 9354 32-Core Processor",
                8,
                33_554_432_000L,
                new TreeMap<>(Map.of(
                        "HikariCP", "7.1.0", "Hibernate ORM", "7.4.13.Final", "jOOQ", "3.21.9", "pgjdbc", "42.7.14")),
                new Environment.Server(
                        "embedded",
                        "PostgreSQL 18.6",
                        new TreeMap<>(Map.of(
                                "fsync",
                                "off",
                                "full_page_writes",
                                "off",
                                "shared_buffers",
                                "256MB",
                                "io_method",
                                "sync",
                                "plan_cache_mode",
                                "auto",
                                "synchronous_commit",
                                "off"))),
                new TreeMap<>(Map.of("maximumPoolSize", "4", "minimumIdle", "4", "connectionTimeout", "5000 ms")),
                new TreeMap<>(Map.of("ApplicationName", "order-bench", "prepareThreshold", "5")),
                settings(),
                null);
    }

    private static SortedMap<String, SortedMap<String, String>> settings() {
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        settings.put("raw-jdbc", new TreeMap<>(Map.of("fetchSize (exportOrders)", "1000")));
        settings.put("jooq", new TreeMap<>(Map.of("executeLogging", "false")));
        settings.put(
                "jpa", new TreeMap<>(Map.of("hibernate.jdbc.batch_size", "50", "hibernate.order_inserts", "true")));
        settings.put("jpa-naive", new TreeMap<>());
        return settings;
    }
}
