package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What pools do when something goes wrong, as the laboratory finds it, within bounds. */
@Isolated("looks for servers that still run")
class PoolFaultsIT {

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
                .filteredOn(row -> row.factor(PoolFactor.LOAD).equals("150"))
                .as("half as many again cannot be served")
                .allSatisfy(
                        row -> assertThat(row.figure(PoolFigure.FAILURE_SHARE).orElseThrow())
                                .isPositive());
        assertThat(experiment.traces())
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace.samples())
                        .isNotEmpty()
                        .allMatch(sample -> sample.active() <= sample.total() && sample.total() <= 4));
    }

    @Test
    void spikeIsServedByTheConnectionsThatAreThere() {
        PoolExperiment experiment = experiment(PoolQuestion.SPIKE);

        assertThat(experiment.absence()).isNull();
        assertThat(experiment.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.FAILURES)).contains(0.0));
        assertThat(rows(experiment, row -> row.factor(PoolFactor.WAY).startsWith("5 of 50")))
                .as("one more may be on its way; none has to be waited for")
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.figure(PoolFigure.CONNECTIONS).orElseThrow())
                        .isBetween(5.0, 8.0));
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
                    .isLessThanOrEqualTo(8);
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
    void poolOfTheAdvisedSizeKeepsUpAndOneThatIsSmallerDoesNot() {
        PoolExperiment experiment = experiment(PoolQuestion.ADVICE);

        assertThat(experiment.absence()).isNull();
        List<PoolRow> advised = passes(experiment, "as advised");
        List<PoolRow> tooFew = passes(experiment, "fewer than are busy");
        assertThat(advised).hasSameSizeAs(tooFew).hasSize(3);
        assertThat(middle(advised, PoolFigure.EXPECTED))
                .as("one of twenty may wait")
                .isBetween(0.0, 5.0);
        assertThat(middle(tooFew, PoolFigure.EXPECTED)).isEqualTo(100);
        assertThat(middle(advised, PoolFigure.FAILURE_SHARE)).isZero();
        // How many had to wait depends on how busy the machine was; that they were not more than with too few does not.
        assertThat(middle(advised, PoolFigure.WAITED)).isLessThanOrEqualTo(middle(tooFew, PoolFigure.WAITED));
        assertThat(middle(advised, PoolFigure.THROUGHPUT))
                .as("what arrives is answered")
                .isGreaterThan(0.5 * middle(advised, PoolFigure.ARRIVALS));
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

    private static double longest(PoolExperiment experiment, String limit) {
        return rows(
                        experiment,
                        row -> row.factor(PoolFactor.LIMIT).equals(limit)
                                && row.factor(PoolFactor.WAY).contains("sleep"))
                .getFirst()
                .figure(PoolFigure.LATENCY_MAX)
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

    private static PoolExperiment experiment(PoolQuestion question) {
        return results.experiment(question).orElseThrow();
    }

    private static List<PoolRow> rows(PoolExperiment experiment, Predicate<PoolRow> which) {
        return experiment.rows().stream().filter(which).toList();
    }
}
