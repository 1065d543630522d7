package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Footprint;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Latency;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LatencyPlan;
import dev.orderbench.benchmarks.result.LoadResult;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.PoolTrace;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Results whose names, reasons and settings are what an attacker, or an accident, would put there. */
final class HostileResults {

    /** What would run, load and break out of attributes and scripts. */
    static final String MARKUP =
            "</script><script>window.hostile=1</script><img src=x onerror=\"window.hostile=1\">\"' onmouseover=window.hostile=1 x=\"";

    /** What would direct the text behind it, and a terminal. */
    static final String TURNED = "abc\u202Edef\u2067ghi\u001B[31m";

    static final String LONG = "w".repeat(10_000);

    /** What a spreadsheet would compute, a table of Markdown would part, and what would end a block of code. */
    static final String FORMULA = "=HYPERLINK(\"x\")|<b>cell</b>\n```\n# <i>out of the block</i>\n````";

    private static final String ALL = MARKUP + FORMULA + TURNED + LONG;

    private HostileResults() {}

    static Results of(Results results) {
        return new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                true,
                plan(results.plan()),
                environment(results.environment()),
                IntStream.range(0, results.contenders().size())
                        .mapToObj(i -> contender(results.contenders().get(i), i))
                        .toList(),
                results.jvms().stream().map(HostileResults::failed).toList(),
                results.cells().stream().map(HostileResults::cell).toList(),
                experiments(results.pool()),
                latency(results.latency()),
                results.footprints().stream().map(HostileResults::footprint).toList(),
                results.combinations().stream().map(HostileResults::combination).toList());
    }

    static PoolResults of(PoolResults results) {
        return new PoolResults(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                MARKUP,
                results.seed(),
                environment(results.environment()),
                experiments(results.experiments()));
    }

    private static Plan plan(Plan plan) {
        return new Plan(
                MARKUP,
                true,
                MARKUP,
                plan.orders(),
                plan.stages().stream().map(HostileResults::stage).toList(),
                plan.seed(),
                null,
                List.of("--preset", MARKUP, TURNED));
    }

    private static Stage stage(Stage stage) {
        return new Stage(
                stage.kind(),
                point(stage.point()),
                stage.operations().stream().map(HostileResults::operation).toList(),
                stage.controlled(),
                stage.jvms(),
                stage.warmupSeconds(),
                stage.secondsPerOperation(),
                stage.rounds(),
                stage.sliceMillis(),
                stage.settleMillis());
    }

    private static Point point(Point point) {
        return new Point(
                point.threads(),
                point.virtualThreads(),
                point.rttMicros(),
                point.dataSize().equals("small") ? MARKUP : TURNED,
                point.drafts());
    }

    private static Environment environment(Environment environment) {
        return new Environment(
                MARKUP,
                TURNED,
                List.of(MARKUP, LONG),
                FORMULA,
                LONG,
                environment.cores(),
                environment.memoryBytes(),
                new TreeMap<>(Map.of(MARKUP, LONG, LONG, MARKUP)),
                new Environment.Server(
                        environment.server().source(), MARKUP, new TreeMap<>(Map.of(MARKUP, TURNED, LONG, LONG))),
                new TreeMap<>(Map.of(MARKUP, MARKUP)),
                new TreeMap<>(Map.of(MARKUP, TURNED, LONG, MARKUP)),
                new TreeMap<>(Map.of("raw-jdbc", new TreeMap<>(Map.of(MARKUP, MARKUP, LONG, TURNED)))),
                MARKUP);
    }

    private static Contender contender(Contender contender, int place) {
        String name = switch (place) {
            case 0 -> MARKUP;
            case 1 -> LONG;
            case 2 -> TURNED;
            case 4 -> FORMULA;
            default -> contender.displayName();
        };
        return new Contender(contender.id(), name, contender.variant(), contender.role());
    }

    private static JvmRun failed(JvmRun jvm) {
        return new JvmRun(
                jvm.stage(),
                jvm.index(),
                jvm.seed(),
                jvm.startedAt(),
                jvm.seconds(),
                new TreeMap<>(),
                jvm.index() == 0 ? ALL : null,
                jvm.disturbance(),
                jvm.replaced(),
                jvm.yardstick());
    }

    private static Cell cell(Cell cell) {
        return new Cell(
                        operation(cell.operation()),
                        point(cell.point()),
                        cell.contender(),
                        hostile(cell.failure()),
                        cell.series())
                .withWire(wire(cell.wire()));
    }

    private static @Nullable Wire wire(@Nullable Wire wire) {
        List<Wire.Sent> sent = wire == null ? null : wire.sent();
        return wire == null
                ? null
                : new Wire(
                        wire.calls(),
                        wire.statements(),
                        wire.roundTrips(),
                        wire.rows(),
                        wire.bytesOut(),
                        wire.bytesIn(),
                        sent == null
                                ? null
                                : List.of(new Wire.Sent(ALL, 1), new Wire.Sent(FORMULA, 2), new Wire.Sent(MARKUP, 3)));
    }

    private static List<PoolExperiment> experiments(List<PoolExperiment> experiments) {
        return experiments.stream()
                .map(one -> new PoolExperiment(
                        one.question(),
                        one.complete(),
                        hostile(one.absence()),
                        one.seconds(),
                        one.rows().stream()
                                .map(row -> new PoolRow(factors(row.factors()), row.figures()))
                                .toList(),
                        one.traces().stream()
                                .map(trace -> new PoolTrace(factors(trace.factors()), trace.samples()))
                                .toList()))
                .toList();
    }

    /** Those that are words; numbers are read as such. */
    private static SortedMap<PoolFactor, String> factors(SortedMap<PoolFactor, String> factors) {
        SortedMap<PoolFactor, String> hostile = new TreeMap<>(factors);
        hostile.replace(PoolFactor.CONTENDER, MARKUP);
        hostile.replace(PoolFactor.OPERATION, FORMULA);
        hostile.computeIfPresent(PoolFactor.WAY, (factor, way) -> way + TURNED + MARKUP);
        return hostile;
    }

    private static @Nullable Latency latency(@Nullable Latency latency) {
        if (latency == null) {
            return null;
        }
        LatencyPlan plan = latency.plan();
        return new Latency(
                new LatencyPlan(
                        MARKUP,
                        plan.orders(),
                        plan.operations().stream()
                                .map(HostileResults::operation)
                                .toList(),
                        plan.workers(),
                        plan.virtualThreads(),
                        plan.poisson(),
                        plan.seconds(),
                        plan.pieceMillis(),
                        plan.settleMillis(),
                        plan.warmupMillis(),
                        plan.seed()),
                latency.cells().stream()
                        .map(cell -> new LatencyCell(
                                operation(cell.operation()),
                                cell.contender(),
                                hostile(cell.failure()),
                                cell.capacity(),
                                load(cell.load())))
                        .toList());
    }

    private static @Nullable LoadResult load(@Nullable LoadResult load) {
        return load == null
                ? null
                : new LoadResult(
                        load.requestedRate(),
                        load.achievedRate(),
                        load.due(),
                        load.latency(),
                        load.serviceTime(),
                        load.pacingError(),
                        new TreeMap<>(Map.of(MARKUP, 2L, FORMULA + TURNED, 3L)),
                        load.late(),
                        load.longestLag(),
                        load.notStarted(),
                        load.aboveCapacity());
    }

    private static Footprint footprint(Footprint footprint) {
        return new Footprint(
                footprint.contender(),
                hostile(footprint.failure()),
                footprint.jars().isEmpty()
                        ? Map.of()
                        : Map.of(MARKUP, 1_000_000L, FORMULA, 2_000_000L, TURNED, 3_000_000L, LONG, 4_000_000L),
                footprint.firstRowMillis(),
                footprint.retainedBytes());
    }

    private static Combination combination(Combination combination) {
        return new Combination(
                combination.write(),
                combination.read(),
                hostile(combination.failure()),
                combination.nanosPerTransaction(),
                wire(combination.wire()));
    }

    private static @Nullable String hostile(@Nullable String text) {
        return text == null ? null : ALL;
    }

    private static String operation(String name) {
        return switch (name) {
            case "registerUser" -> MARKUP;
            case "searchOrders" -> LONG;
            case "userWithRecentOrders" -> FORMULA;
            default -> name;
        };
    }
}
