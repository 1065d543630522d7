package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.cli.Console;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What connections cost and how many are needed, as the laboratory finds it; and whether the adviser, who takes his numbers from the
 * same run, names a size that does what it says. Bounds rest on the simulated network, whose time no machine can shorten, and on
 * costs that differ by an order of magnitude.
 */
@Isolated("looks for servers that still run")
class PoolDemandIT {

    private static final List<String> ADMISSIONS = List.of("trust", "SCRAM", "TLS", "TLS and SCRAM");
    private static final String BORROWED = "borrowed from a pool";
    private static final List<String> HELD_IN =
            List.of("findUserByEmail", "userWithRecentOrders", "registerUser", "placeOrder");
    private static final String ALONE = "by itself";
    private static final String WORK_INSIDE = "5 ms of other work in its transaction";
    private static final String WORK_AFTER = "5 ms of other work after its transaction";
    private static final List<Integer> SIZES = List.of(1, 4, 8, 16, 32);

    @TempDir
    private static Path folder;

    private static PoolResults results;

    @BeforeAll
    static void run() throws InterruptedException {
        results = Laboratory.run(PoolQuestion.CONNECTION, PoolQuestion.SIZE, PoolQuestion.HOLDING);
    }

    @Test
    void connectionsAreOpenedInEachWayOverEachNetwork() {
        PoolExperiment experiment = experiment(results, PoolQuestion.CONNECTION);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows().stream().map(row -> way(row) + " over " + rtt(row) + " ms"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ADMISSIONS.stream().map(admission -> admission + ", cold JVM over 0 ms"),
                                Stream.of("0", "1", "5")
                                        .flatMap(rtt -> Stream.concat(
                                                        ADMISSIONS.stream().map(admission -> admission + ", warm JVM"),
                                                        Stream.of(BORROWED))
                                                .map(way -> way + " over " + rtt + " ms")))
                        .toList());
        assertThat(rows(experiment, row -> row.figures().containsKey(PoolFigure.TIME_P99)))
                .hasSize(15)
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.TIME_P99).orElseThrow())
                        .isGreaterThanOrEqualTo(time(row)));
    }

    @Test
    void openingTakesFarLongerThanBorrowing() {
        PoolExperiment experiment = experiment(results, PoolQuestion.CONNECTION);

        for (String rtt : List.of("0", "1", "5")) {
            PoolRow borrowed = row(experiment, row -> way(row).equals(BORROWED) && rtt(row).equals(rtt));
            assertThat(time(borrowed))
                    .as("ms, without a round trip: %s", borrowed)
                    .isLessThan(0.5);
            assertThat(rows(experiment, row -> way(row).endsWith("warm JVM") && rtt(row).equals(rtt)))
                    .hasSize(4)
                    .allSatisfy(row -> assertThat(time(row)).isGreaterThan(5 * time(borrowed)));
        }
        assertThat(ofAdmissions(admission -> time(opened(admission, "cold JVM", "0"))))
                .as("ms for the first connection of a JVM")
                .isGreaterThan(ofAdmissions(admission -> time(opened(admission, "warm JVM", "0"))));
    }

    @Test
    void networkMakesOpeningDearer() {
        assertThat(ofAdmissions(admission ->
                        time(opened(admission, "warm JVM", "5")) - time(opened(admission, "warm JVM", "0"))))
                .as("ms more over 5 ms: a round trip for TCP, and at least one to be let in")
                .isGreaterThan(5);
    }

    @Test
    void poolsOfEachSizeAreMeasured() {
        PoolExperiment sweep = experiment(results, PoolQuestion.SIZE);

        assertThat(sweep.absence()).isNull();
        for (String rtt : List.of("0", "1")) {
            assertThat(rows(sweep, row -> rtt(row).equals(rtt)).stream().map(PoolDemandIT::size))
                    .as("sizes over %s ms", rtt)
                    .hasSameElementsAs(SIZES);
        }
        assertThat(sweep.rows()).allSatisfy(row -> {
            assertThat(row.factor(PoolFactor.OPERATION)).isEqualTo("placeOrder");
            assertThat(row.figure(PoolFigure.FAILURES)).contains(0.0);
            assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow()).isGreaterThanOrEqualTo(size(row));
            assertThat(row.figure(PoolFigure.UTILISATION).orElseThrow()).isBetween(0.1, 100.0);
            assertThat(row.figure(PoolFigure.THROUGHPUT).orElseThrow()).isPositive();
        });
        assertThat(sweep.traces())
                .hasSizeGreaterThanOrEqualTo(2 * SIZES.size())
                .allSatisfy(trace -> assertThat(trace.samples()).isNotEmpty());
        assertThat(rows(sweep, row -> rtt(row).equals("1") && size(row) == 1))
                .as("one connection, and several round trips for an order")
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.THROUGHPUT).orElseThrow())
                        .isLessThan(500));
        assertThat(waitOverTheNetwork(sweep, 32))
                .as("ms of wait with a connection for each caller")
                .isLessThan(waitOverTheNetwork(sweep, 1) / 2);
    }

    private static double waitOverTheNetwork(PoolExperiment sweep, int size) {
        return row(sweep, row -> rtt(row).equals("1") && size(row) == size)
                .figure(PoolFigure.WAIT_MEAN)
                .orElseThrow();
    }

    @Test
    void connectionIsHeldForAllRoundTripsAndForWhatIsDoneBetween() {
        PoolExperiment holding = experiment(results, PoolQuestion.HOLDING);

        assertThat(holding.absence()).isNull();
        assertThat(holding.rows().stream()
                        .filter(row -> way(row).equals(ALONE))
                        .map(row -> "%s of %s over %s ms"
                                .formatted(
                                        row.factor(PoolFactor.OPERATION), row.factor(PoolFactor.CONTENDER), rtt(row))))
                .as("the first draft over the network only")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of("raw-jdbc over 0 ms", "raw-jdbc over 1 ms", "raw-jdbc:naive over 1 ms")
                                .flatMap(who -> HELD_IN.stream().map(operation -> operation + " of " + who))
                                .toList());
        assertThat(holding.rows()).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.BORROWS)).as(row.toString()).contains(1.0);
            assertThat(held(row)).as(row.toString()).isGreaterThan(rtt(row).equals("1") ? 1 : 0);
        });
        assertThat(rows(holding, row -> way(row).equals(WORK_INSIDE)))
                .hasSize(3)
                .allSatisfy(row -> assertThat(held(row)).as(row.toString()).isGreaterThan(5));
        assertThat(held(orderNearby(holding, WORK_AFTER)))
                .as("ms, without the work that comes after")
                .isLessThan(held(orderNearby(holding, WORK_INSIDE)));
        assertThat(held(draftOf(holding, "userWithRecentOrders")))
                .as("ms, with a round trip for each order")
                .isGreaterThan(10);
    }

    private static PoolRow orderNearby(PoolExperiment holding, String way) {
        return row(
                holding,
                row -> row.factor(PoolFactor.CONTENDER).equals("raw-jdbc")
                        && row.factor(PoolFactor.OPERATION).equals("placeOrder")
                        && rtt(row).equals("0")
                        && way(row).equals(way));
    }

    private static PoolRow draftOf(PoolExperiment holding, String operation) {
        return row(
                holding,
                row -> row.factor(PoolFactor.CONTENDER).equals("raw-jdbc:naive")
                        && row.factor(PoolFactor.OPERATION).equals(operation)
                        && way(row).equals(ALONE));
    }

    /** The size is advised for an arrival rate, and the same run has measured how much a pool of that size does. */
    @Test
    void advisedSizeDoesWhatTheAdviserSupposedAndASingleConnectionDoesNot() throws InterruptedException {
        PoolResults found = Laboratory.unspoilt(
                results,
                run -> experiment(run, PoolQuestion.SIZE).complete()
                        && experiment(run, PoolQuestion.HOLDING).complete()
                        && Advice.from(run).isKeptBy(run),
                PoolQuestion.SIZE,
                PoolQuestion.HOLDING);

        Advice advice = Advice.from(found);
        assertThat(advice.isKeptBy(found))
                .as("%s, by %s", advice, experiment(found, PoolQuestion.SIZE).rows())
                .isTrue();
        assertThat(new Advice(1, advice.arrivalRate).isKeptBy(found))
                .as("that it can fail: one connection for %s", advice)
                .isFalse();
    }

    /**
     * What {@code ./bench pool advise} says.
     *
     * @param size that it recommends
     * @param arrivalRate that it supposes, in requests per second
     */
    private record Advice(int size, double arrivalRate) {

        private static final Pattern RATE = Pattern.compile("Busy at the same time: ([\\d.]+)/s x ");
        private static final Pattern SIZE = Pattern.compile("Recommended: (\\d+), ");

        static Advice from(PoolResults found) {
            Path file = folder.resolve("pool.json");
            found.write(file);
            Console console = Console.run("pool", "advise", "--results=" + file, "--rtt=1");
            assertThat(console.err()).isEmpty();
            return new Advice(
                    Integer.parseInt(first(SIZE, console.out())), Double.parseDouble(first(RATE, console.out())));
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            assertThat(matcher.find()).as(text).isTrue();
            return matcher.group(1);
        }

        /** Whether the pool of that size did as much over the network; or the next larger one, where that size was not tried. */
        boolean isKeptBy(PoolResults found) {
            return experiment(found, PoolQuestion.SIZE).rows().stream()
                    .filter(row -> rtt(row).equals("1") && PoolDemandIT.size(row) >= size)
                    .min(Comparator.comparing(PoolDemandIT::size))
                    .flatMap(row -> row.figure(PoolFigure.THROUGHPUT))
                    .filter(throughput -> throughput >= arrivalRate)
                    .isPresent();
        }
    }

    private static PoolExperiment experiment(PoolResults found, PoolQuestion question) {
        return found.experiment(question).orElseThrow();
    }

    private static List<PoolRow> rows(PoolExperiment experiment, Predicate<PoolRow> which) {
        return experiment.rows().stream().filter(which).toList();
    }

    private static PoolRow row(PoolExperiment experiment, Predicate<PoolRow> which) {
        return rows(experiment, which).getFirst();
    }

    private static PoolRow opened(String admission, String jvm, String rtt) {
        return row(
                experiment(results, PoolQuestion.CONNECTION),
                row -> way(row).equals(admission + ", " + jvm) && rtt(row).equals(rtt));
    }

    /** The median over the ways to be let in, so that a disturbance of one does not count. */
    private static double ofAdmissions(ToDoubleFunction<String> figure) {
        return Median.of(ADMISSIONS.stream().map(figure::applyAsDouble).toList());
    }

    private static String way(PoolRow row) {
        return row.factor(PoolFactor.WAY);
    }

    private static String rtt(PoolRow row) {
        return row.factor(PoolFactor.RTT);
    }

    private static int size(PoolRow row) {
        return Integer.parseInt(row.factor(PoolFactor.POOL_SIZE));
    }

    private static double time(PoolRow row) {
        return row.figure(PoolFigure.TIME).orElseThrow();
    }

    private static double held(PoolRow row) {
        return row.figure(PoolFigure.HOLD_MEAN).orElseThrow();
    }
}
