package dev.orderbench.benchmarks.selftest;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.statistics.IntervalWidth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Results of a run that never took place: one operation, two numbers of threads, measured as a real run measures, in
 * rounds of slices whose order is shuffled anew in each.
 */
final class SyntheticRun {

    /** A contender and its true ratio to the first one. */
    record Entrant(Contender contender, double trueRatio) {}

    /** Three that are equal in truth, and two sound controls. */
    static final List<Entrant> NOTHING_DIFFERS = List.of(
            new Entrant(new Contender("one", "One", "tuned", Role.CONTENDER), 1),
            new Entrant(new Contender("two", "Two", "tuned", Role.CONTENDER), 1),
            new Entrant(new Contender("three", "Three", "tuned", Role.CONTENDER), 1),
            new Entrant(new Contender("twin", "Twin", "tuned", Role.TWIN), 1),
            new Entrant(new Contender("slower-twin", "Slower twin", "tuned", Role.SLOWER_TWIN), 1.05));

    /** One, and another that takes 5 % more time. */
    static final List<Entrant> FIVE_PERCENT = List.of(
            new Entrant(new Contender("one", "One", "tuned", Role.CONTENDER), 1),
            new Entrant(new Contender("slower", "Slower", "tuned", Role.CONTENDER), 1.05));

    private static final String OPERATION = "synthetic";
    private static final List<Point> POINTS = List.of(Point.of(1, "none"), Point.of(4, "none"));

    private static final Environment NOWHERE = new Environment(
            "",
            "",
            List.of(),
            "",
            "",
            1,
            1,
            new TreeMap<>(),
            new Environment.Server("none", "", new TreeMap<>()),
            new TreeMap<>());

    private final Setting setting;
    private final List<Entrant> entrants;
    private final RandomGenerator random;
    private final Machine machine;

    private SyntheticRun(Setting setting, List<Entrant> entrants, RandomGenerator random) {
        this.setting = setting;
        this.entrants = entrants;
        this.random = random;
        this.machine =
                new Machine(setting, POINTS.size() * setting.mostJvms() * setting.rounds() * entrants.size(), random);
    }

    static Results of(Setting setting, List<Entrant> entrants, RandomGenerator random) {
        return new SyntheticRun(setting, entrants, random).results();
    }

    /** Until no interval is too wide, which is known without any verdict: the widest has one JVM more. */
    private Results results() {
        List<List<List<Cell.Series>>> measured = new ArrayList<>();
        for (int point = 0; point < POINTS.size(); point++) {
            measured.add(new ArrayList<>(
                    IntStream.range(0, setting.jvms()).mapToObj(this::jvm).toList()));
        }
        Results results = results(measured);
        for (int widest = widest(results, measured); widest >= 0; widest = widest(results, measured)) {
            measured.get(widest).add(jvm(measured.get(widest).size()));
            results = results(measured);
        }
        return results;
    }

    /** The index of the point that is to have one JVM more; -1 where none is. */
    private int widest(Results results, List<List<List<Cell.Series>>> measured) {
        if (!setting.stopsOnWidth()) {
            return -1;
        }
        List<Double> widths = IntervalWidth.widestOfStages(results);
        return IntStream.range(0, widths.size())
                .filter(point -> measured.get(point).size() < setting.mostJvms() && widths.get(point) > setting.width())
                .boxed()
                .max(Comparator.comparing(widths::get))
                .orElse(-1);
    }

    private Results results(List<List<List<Cell.Series>>> measured) {
        return new Results(
                Results.FORMAT,
                Results.VERSION,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                new Plan(
                        "synthetic",
                        true,
                        "none",
                        1,
                        POINTS.stream().map(this::stage).toList(),
                        0),
                NOWHERE,
                entrants.stream().map(Entrant::contender).toList(),
                List.of(),
                IntStream.range(0, POINTS.size())
                        .boxed()
                        .flatMap(point -> cells(POINTS.get(point), measured.get(point)))
                        .toList());
    }

    private Stage stage(Point point) {
        return new Stage(
                Stage.Kind.COMPARISON,
                point,
                List.of(OPERATION),
                List.of(),
                setting.jvms(),
                0,
                0,
                setting.rounds(),
                40,
                10);
    }

    /**
     * The cells of a point.
     *
     * @param jvms first by JVM, as they are measured one after another; then by entrant
     */
    private Stream<Cell> cells(Point point, List<List<Cell.Series>> jvms) {
        return IntStream.range(0, entrants.size())
                .mapToObj(entrant -> new Cell(
                        OPERATION,
                        point,
                        entrants.get(entrant).contender().id(),
                        null,
                        jvms.stream().map(jvm -> jvm.get(entrant)).toList()));
    }

    private List<Cell.Series> jvm(int jvm) {
        double[] logFactors = entrants.stream()
                .mapToDouble(entrant -> Math.log(entrant.trueRatio()) + machine.luckOfAJvm())
                .toArray();
        List<List<Double>> times = entrants.stream()
                .<List<Double>>map(entrant -> new ArrayList<>(setting.rounds()))
                .toList();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, entrants.size()).boxed().toList());
        for (int round = 0; round < setting.rounds(); round++) {
            Collections.shuffle(order, random);
            order.forEach(entrant -> times.get(entrant).add(machine.slice(logFactors[entrant])));
        }
        return times.stream().map(series -> new Cell.Series(jvm, series, null)).toList();
    }
}
