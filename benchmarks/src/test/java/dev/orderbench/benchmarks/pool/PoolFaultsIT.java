package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.PoolAdvice;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What pools do when something goes wrong, as the laboratory finds it, within bounds. */
@Isolated("looks for servers that still run")
class PoolFaultsIT {

    /** What it takes to open one in the experiment on spikes. */
    private static final double NEW_CONNECTION_MILLIS = 150;

    private static PoolResults results;

    @BeforeAll
    static void run() throws InterruptedException {
        results = Laboratory.run(
                PoolQuestion.SATURATION,
                PoolQuestion.ADVICE,
                PoolQuestion.SPIKE,
                PoolQuestion.LEAK,
                PoolQuestion.RECOVERY,
                PoolQuestion.TIMEOUT,
                PoolQuestion.INSTANCES);
    }

    @Test
    void poolThatHasNothingToLendSaysSoInTime() {
        PoolExperiment experiment = experiment(PoolQuestion.SATURATION);

        assertThat(experiment.absence()).isNull();
        List<PoolRow> exhausted = rows(experiment, row -> row.figures().containsKey(PoolFigure.OTHER_FAILURES));
        assertThat(exhausted).hasSize(1).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.FAILURES))
                    .as("all of a thousand calls")
                    .contains(1_000.0);
            assertThat(row.figure(PoolFigure.OTHER_FAILURES)).contains(0.0);
            // The machine's own lateness is in both, so that it does not matter how busy it is.
            assertThat(row.figure(PoolFigure.TIME).orElseThrow()
                            - row.figure(PoolFigure.PLAIN_WAIT).orElseThrow())
                    .as("ms after the time-out, more than a plain wait, in the mean: %s", row)
                    .isLessThan(10);
        });
        List<PoolRow> loads =
                rows(experiment, row -> !row.factor(PoolFactor.LOAD).isEmpty());
        assertThat(loads)
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.UNATTENDED).orElseThrow())
                        .as("who has to wait waits in the pool: %s", row)
                        .isLessThan(5));
        double half = turnedAway(loads, "50", "arrivals at a rate");
        double more = turnedAway(loads, "150", "arrivals at a rate");
        assertThat(more)
                .as("of three requests two can be served: %s", loads)
                .isGreaterThan(10)
                .isGreaterThan(half);
        PoolRow patient = load(loads, "150", "arrivals at a rate, connectionTimeout 2 s");
        assertThat(patient.figure(PoolFigure.FAILURE_SHARE).orElseThrow())
                .as("they wait instead: %s", patient)
                .isLessThan(more);
        assertThat(patient.figure(PoolFigure.WAIT_P99).orElseThrow()).isGreaterThan(250);
        assertThat(experiment.traces())
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace.samples())
                        .isNotEmpty()
                        .allMatch(sample -> sample.active() <= sample.total() && sample.total() <= 4));
    }

    private static double turnedAway(List<PoolRow> loads, String load, String way) {
        return load(loads, load, way).figure(PoolFigure.FAILURE_SHARE).orElseThrow();
    }

    private static PoolRow load(List<PoolRow> loads, String load, String way) {
        return loads.stream()
                .filter(row -> row.factor(PoolFactor.LOAD).equals(load)
                        && row.factor(PoolFactor.WAY).equals(way))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void spikeIsServedByTheConnectionsThatAreThere() throws InterruptedException {
        PoolExperiment experiment =
                unspoilt(PoolQuestion.SPIKE, found -> quickest(withFiveConnections(found)) < NEW_CONNECTION_MILLIS);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.FAILURES)).contains(0.0));
        List<PoolRow> five = withFiveConnections(experiment);
        assertThat(five).hasSize(2).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow())
                    .as("one more may be on its way; none has to be waited for: %s", row)
                    .isBetween(5.0, 8.0);
            assertThat(row.figure(PoolFigure.OPENED).orElseThrow())
                    .as("one after the other, while there are callers that wait: %s", row)
                    .isLessThanOrEqualTo(2 + row.figure(PoolFigure.TIME).orElseThrow() / NEW_CONNECTION_MILLIS);
        });
        assertThat(quickest(five)).as("ms until all were served").isLessThan(NEW_CONNECTION_MILLIS);
        assertThat(rows(experiment, row -> row.factor(PoolFactor.WAY).startsWith("50 of 50")))
                .as("a connection for each caller is there")
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.OPENED)).contains(0.0));
    }

    private static List<PoolRow> withFiveConnections(PoolExperiment spike) {
        return rows(spike, row -> row.factor(PoolFactor.WAY).startsWith("5 of 50"));
    }

    private static double quickest(List<PoolRow> rows) {
        return rows.stream()
                .mapToDouble(row -> row.figure(PoolFigure.TIME).orElseThrow())
                .min()
                .orElseThrow();
    }

    @Test
    void leakIsReportedWithTheCodeThatTookTheConnection() {
        PoolExperiment experiment = experiment(PoolQuestion.LEAK);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows()).hasSize(2);
        assertThat(experiment.rows().getFirst().figure(PoolFigure.TIME).orElseThrow())
                .as("two seconds, and what a busy machine needs")
                .isBetween(1_900.0, 4_500.0);
        assertThat(experiment.rows().getFirst().figure(PoolFigure.NAMED)).contains(1.0);
        assertThat(experiment.rows().getFirst().figure(PoolFigure.FAILURE_SHARE))
                .contains(0.0);
        assertThat(experiment.rows().getLast().figure(PoolFigure.NAMED)).contains(2.0);
        assertThat(experiment.rows().getLast().figure(PoolFigure.FAILURE_SHARE))
                .as("with both gone everyone is turned away")
                .contains(100.0);
    }

    @Test
    void poolRecoversAndLosesNothing() {
        PoolExperiment experiment = experiment(PoolQuestion.RECOVERY);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows()).hasSize(5).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.LOST)).as(row.toString()).contains(0.0);
            assertThat(row.figure(PoolFigure.CUT_OFF).orElseThrow())
                    .as("of the calls under way, those with a connection, and those that waited for one: %s", row)
                    .isBetween(1.0, 8.0);
        });
        assertThat(rows(experiment, row -> !row.factor(PoolFactor.WAY).contains("no socket time-out")))
                .allSatisfy(row -> {
                    assertThat(row.figure(PoolFigure.STUCK)).as(row.toString()).contains(0.0);
                    assertThat(row.figure(PoolFigure.TIME).orElseThrow())
                            .as(row.toString())
                            .isLessThan(20_000);
                });
        assertThat(rows(experiment, row -> row.factor(PoolFactor.WAY).contains("no socket time-out")))
                .as("without a socket time-out callers wait for ever")
                .singleElement()
                .satisfies(row ->
                        assertThat(row.figure(PoolFigure.STUCK).orElseThrow()).isPositive());
    }

    @Test
    void poolOfTheAdvisedSizeKeepsUpAndOneThatIsSmallerDoesNot() throws InterruptedException {
        PoolExperiment experiment = unspoilt(PoolQuestion.ADVICE, PoolFaultsIT::moreWaitWithTooFew);

        assertThat(experiment.absence()).isNull();
        List<PoolRow> advised = passes(experiment, "as advised");
        List<PoolRow> tooFew = passes(experiment, "fewer than are busy");
        assertThat(advised).hasSameSizeAs(tooFew).hasSize(3);
        assertThat(middle(advised, PoolFigure.EXPECTED))
                .as("one of twenty may wait")
                .isBetween(0.0, 5.0);
        assertThat(middle(tooFew, PoolFigure.EXPECTED)).isEqualTo(100);
        assertThat(middle(advised, PoolFigure.FAILURE_SHARE)).isZero();
        assertThat(moreWaitWithTooFew(experiment))
                .as("far more had to wait with too few: %s", experiment.rows())
                .isTrue();
        assertThat(middle(advised, PoolFigure.THROUGHPUT))
                .as("what arrives is answered")
                .isGreaterThan(0.5 * middle(advised, PoolFigure.ARRIVALS));
    }

    /** By Little's law: arrival rate times holding time. */
    @Test
    void advisedSizeIsTheSmallestThatDoes() {
        PoolExperiment experiment = experiment(PoolQuestion.ADVICE);
        PoolRow advised = passes(experiment, "as advised").getFirst();
        PoolRow tooFew = passes(experiment, "fewer than are busy").getFirst();

        double rate = advised.figure(PoolFigure.ARRIVALS).orElseThrow();
        double hold = advised.figure(PoolFigure.HOLD_MEAN).orElseThrow();
        double busy = rate * hold / 1_000;
        assertThat(hold).as("an order takes several round trips of 1 ms").isGreaterThan(2);
        assertThat(size(tooFew)).isBetween(1, (int) Math.ceil(busy) - 1);
        assertThat((double) size(advised)).isGreaterThan(busy);
        PoolAdvice advice = PoolAdvice.of(new PoolAdvice.Demand(100, 10, 1, rate, hold, OptionalInt.empty()));
        int oneFewer = size(advised) - 1;
        assertThat(advice.waitingWith(oneFewer) > 0.05 || busy / oneFewer > 0.8)
                .as("one fewer would make too many wait, or be too busy: %s", advised)
                .isTrue();
    }

    /**
     * With a pool that is too small many stand in line, and the slowest for longer than a connection is held; with one that is not, those
     * wait who come while it happens to be lent. That many waited does not tell: the pool's question whether an idle connection lives
     * takes a round trip, and counts as a wait.
     */
    private static boolean moreWaitWithTooFew(PoolExperiment advice) {
        List<PoolRow> advised = passes(advice, "as advised");
        List<PoolRow> tooFew = passes(advice, "fewer than are busy");
        double waited = middle(tooFew, PoolFigure.WAITED);
        double longest = middle(tooFew, PoolFigure.WAIT_P99);
        return waited > 20
                && waited > 2 * middle(advised, PoolFigure.WAITED)
                && longest > middle(tooFew, PoolFigure.HOLD_MEAN)
                && longest > 2 * middle(advised, PoolFigure.WAIT_P99);
    }

    private static int size(PoolRow row) {
        return Integer.parseInt(row.factor(PoolFactor.POOL_SIZE));
    }

    private static List<PoolRow> passes(PoolExperiment experiment, String way) {
        return rows(experiment, row -> row.factor(PoolFactor.WAY).equals(way));
    }

    /** As the report has it: that of the pass in the middle. */
    private static double middle(List<PoolRow> passes, PoolFigure figure) {
        return Median.of(
                passes.stream().map(row -> row.figure(figure).orElseThrow()).toList());
    }

    @Test
    void slowStatementsAreCutOffWhereTheyAreLimited() {
        PoolExperiment experiment = experiment(PoolQuestion.TIMEOUT);

        assertThat(experiment.absence()).isNull();
        double withoutLimit = longest(experiment, "none");
        double withLimit = longest(experiment, "100 ms");
        assertThat(withoutLimit)
                .as("five reports of a second hold all five connections")
                .isGreaterThan(800);
        assertThat(withLimit).as("cut off after 100 ms").isLessThan(0.75 * withoutLimit);
    }

    @Test
    void oneSlowStatementLeavesTheOtherConnectionsToTheOthers() {
        PoolExperiment experiment = experiment(PoolQuestion.TIMEOUT);

        assertThat(experiment.rows())
                .as("four troubles, with and without a limit")
                .hasSize(8);
        double five = figure(experiment, "five reports sleep in the server for 1 s", "none", PoolFigure.THROUGHPUT);
        assertThat(figure(experiment, "one report sleeps in the server for 1 s", "none", PoolFigure.THROUGHPUT))
                .as("four connections of five go on; while five reports sleep, none does for a second of 1.6")
                .isGreaterThan(1.3 * five);
    }

    private static double longest(PoolExperiment experiment, String limit) {
        return figure(experiment, "five reports sleep in the server for 1 s", limit, PoolFigure.LATENCY_MAX);
    }

    private static double figure(PoolExperiment experiment, String way, String limit, PoolFigure figure) {
        return rows(
                        experiment,
                        row -> row.factor(PoolFactor.LIMIT).equals(limit)
                                && row.factor(PoolFactor.WAY).equals(way))
                .getFirst()
                .figure(figure)
                .orElseThrow();
    }

    @Test
    void instancesGetWhatTheServerHasAndNoMore() {
        PoolExperiment experiment = experiment(PoolQuestion.INSTANCES);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows()).hasSize(5);
        assertThat(experiment.traces())
                .as("each program tells how its pool was filled")
                .hasSize(5)
                .allSatisfy(trace -> assertThat(trace.samples()).isNotEmpty());
        assertThat(experiment.rows().subList(0, 4)).allSatisfy(row -> {
            assertThat(row.figure(PoolFigure.OPENED).orElseThrow())
                    .isEqualTo(Double.parseDouble(row.factor(PoolFactor.POOL_SIZE)));
            assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow())
                    .isLessThan(row.figure(PoolFigure.CEILING).orElseThrow());
            assertThat(row.figure(PoolFigure.FAILURES)).contains(0.0);
        });
        PoolRow last = experiment.rows().getLast();
        assertThat(last.figure(PoolFigure.OPENED).orElseThrow())
                .isLessThan(Double.parseDouble(last.factor(PoolFactor.POOL_SIZE)));
        assertThat(last.figure(PoolFigure.FAILURES)).as("refused with 53300").contains(1.0);
        assertThat(last.figure(PoolFigure.CONNECTIONS))
                .as("all that those who are not superusers may have, and no more")
                .isEqualTo(last.figure(PoolFigure.CEILING));
    }

    /** See {@link Laboratory#unspoilt}. */
    private static PoolExperiment unspoilt(PoolQuestion question, Predicate<PoolExperiment> asItShouldBe)
            throws InterruptedException {
        Predicate<PoolResults> unspoilt = found -> found.experiment(question)
                .filter(PoolExperiment::complete)
                .filter(asItShouldBe)
                .isPresent();
        return Laboratory.unspoilt(results, unspoilt, question)
                .experiment(question)
                .orElseThrow();
    }

    private static PoolExperiment experiment(PoolQuestion question) {
        return results.experiment(question).orElseThrow();
    }

    private static List<PoolRow> rows(PoolExperiment experiment, Predicate<PoolRow> which) {
        return experiment.rows().stream().filter(which).toList();
    }
}
