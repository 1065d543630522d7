package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
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
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.Standings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Results with exactly known ratios: with one thread where nothing else is said, in JVMs that deviate by {@link #SPREAD}, 0 and the same to the other side
 * (as logarithms), so that intervals over three JVMs follow on paper.
 */
final class MadeUpRun {

    static final Contender JDBC = new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER);
    static final Contender JOOQ = new Contender("jooq", "jOOQ", "tuned", Role.CONTENDER);
    static final Contender JPA = new Contender("jpa", "JPA", "tuned", Role.CONTENDER);
    static final double SPREAD = 0.01;

    /** What exceeds a t-distributed quantity with 2 degrees of freedom in one of 40 cases, from a printed table. */
    private static final double QUANTILE = 4.302653;

    private static final Contender TWIN = new Contender("raw-jdbc~twin", "Twin", "tuned", Role.TWIN);
    private static final double BASE_NANOS = 100_000;

    private final List<Contender> contenders = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private int jvms = 3;
    private int threads = 1;
    private boolean fit = true;
    private boolean complete = true;
    private String source = "embedded";
    private @Nullable Budget budget;

    private MadeUpRun(Contender... contenders) {
        this.contenders.addAll(List.of(contenders));
    }

    static MadeUpRun of(Contender... contenders) {
        return new MadeUpRun(contenders);
    }

    MadeUpRun inOneJvm() {
        jvms = 1;
        return this;
    }

    /** To be said before any operation is. */
    MadeUpRun withThreads(int count) {
        threads = count;
        return this;
    }

    MadeUpRun smoke() {
        fit = false;
        return this;
    }

    MadeUpRun cutShort() {
        complete = false;
        return this;
    }

    MadeUpRun onExternalServer() {
        source = "external";
        return this;
    }

    MadeUpRun aimingAt(double width) {
        budget = new Budget(60, width);
        return this;
    }

    /** An operation with the times of all contenders as multiples of the baseline's; one that is not a number has failed. */
    MadeUpRun operation(String name, double... ratios) {
        return operation(name, ratios, new double[0]);
    }

    /** The same with the round trips of each contender. */
    MadeUpRun operation(String name, double[] ratios, double[] roundTrips) {
        operations.add(name);
        for (int i = 0; i < ratios.length; i++) {
            Cell cell = cell(name, contenders.get(i), ratios[i], i);
            cells.add(i < roundTrips.length ? cell.withWire(new Wire(1, 1, roundTrips[i], 1, 1, 1)) : cell);
        }
        return this;
    }

    /** An identical copy of the baseline that came out at 1.3. */
    MadeUpRun failedControl(String operation) {
        if (!contenders.contains(TWIN)) {
            contenders.add(TWIN);
        }
        cells.add(cell(operation, TWIN, 1.3, 1));
        return this;
    }

    /** A copy that came out right. */
    MadeUpRun passedControl(String operation) {
        if (!contenders.contains(TWIN)) {
            contenders.add(TWIN);
        }
        cells.add(cell(operation, TWIN, 1, 1));
        return this;
    }

    /** The baseline does not deviate, the first other contender from below to above, the next from above to below. */
    private Cell cell(String operation, Contender contender, double ratio, int place) {
        if (Double.isNaN(ratio)) {
            return new Cell(operation, Point.of(threads, "small"), contender.id(), "out of memory", List.of());
        }
        double direction = place == 0 ? 0 : place % 2 == 1 ? 1 : -1;
        return new Cell(
                operation,
                Point.of(threads, "small"),
                contender.id(),
                null,
                IntStream.range(0, jvms)
                        .mapToObj(jvm -> {
                            double deviation = jvms == 1 ? 0 : direction * SPREAD * (jvm - 1);
                            double nanos = BASE_NANOS * ratio * Math.exp(deviation);
                            return new Cell.Series(jvm, List.of(nanos, nanos), null);
                        })
                        .toList());
    }

    Answer answer() {
        Results results = results();
        LogTimes times = LogTimes.of(results);
        return Answer.of(results, Comparison.of(results), times, Standings.of(times), NetworkForecast.of(results));
    }

    Results results() {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                complete,
                new Plan(
                        fit ? "quick" : "smoke",
                        fit,
                        "small",
                        10_000,
                        operations.isEmpty()
                                ? List.of()
                                : List.of(new Stage(
                                        Stage.Kind.COMPARISON,
                                        Point.of(threads, "small"),
                                        operations,
                                        List.of(),
                                        jvms,
                                        1,
                                        1,
                                        2,
                                        40,
                                        8)),
                        1,
                        budget),
                new Environment(
                        "abc",
                        "JDK 25",
                        List.of(),
                        "Linux",
                        "some CPU",
                        2,
                        1L << 32,
                        new TreeMap<>(),
                        new Environment.Server(source, "18.6", new TreeMap<>()),
                        new TreeMap<>()),
                contenders,
                IntStream.range(0, operations.isEmpty() ? 0 : jvms)
                        .mapToObj(jvm -> new JvmRun(0, jvm, 1, Instant.EPOCH, 1, new TreeMap<>(), null))
                        .toList(),
                cells);
    }

    /** The geometric mean of ratios of cells of one contender with its interval, as the report writes it. */
    static String mean(double... ratios) {
        double log = 0;
        for (double ratio : ratios) {
            log += Math.log(ratio) / ratios.length;
        }
        double halfWidth = QUANTILE * SPREAD / Math.sqrt(3);
        return "%.2f× [%.2f,\u00a0%.2f]".formatted(Math.exp(log), Math.exp(log - halfWidth), Math.exp(log + halfWidth));
    }
}
