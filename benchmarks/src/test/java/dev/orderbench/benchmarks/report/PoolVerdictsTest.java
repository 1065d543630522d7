package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.result.PoolTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sentence follows from rows by a rule. */
class PoolVerdictsTest {

    @Test
    void claimOfTwentyMillisecondsIsCountedOut() {
        assertThat(verdicts(
                        PoolQuestion.CONNECTION,
                        opened("trust, warm JVM", 2),
                        opened("TLS, warm JVM", 19.9),
                        opened("SCRAM, warm JVM", 20),
                        opened("TLS and SCRAM, warm JVM", 50.1),
                        opened("trust, cold JVM", 400),
                        opened("borrowed from a pool", 0.002)))
                .containsExactly(
                        "Over a network of 5 ms a new connection takes 2 ms (trust, warm JVM) to 400 ms (trust, cold JVM); to borrow"
                                + " one takes 0.00200 ms.",
                        "It is often said that without a pool each query costs 20 to 50 ms more. In a warm JVM, 2 of the 4 ways"
                                + " measured cost less, 1 that much, and 1 more: SCRAM over 5 ms, TLS and SCRAM over 5 ms.");
    }

    private static PoolRow opened(String way, double millis) {
        return PoolRow.of(Map.of(PoolFactor.WAY, way, PoolFactor.RTT, "5"), Map.of(PoolFigure.TIME, millis));
    }

    @Test
    void borrowStandsBesideNoPool() {
        assertThat(verdicts(
                        PoolQuestion.BORROW,
                        borrowed("no pool at all", "1", "platform", 2_000_000),
                        borrowed("borrowed from HikariCP", "1", "platform", 140),
                        borrowed("borrowed from HikariCP", "2", "platform", 180),
                        borrowed("borrowed from HikariCP", "32", "platform", 900),
                        borrowed("borrowed from HikariCP", "1", "virtual", 150)))
                .containsExactly(
                        "From 1 thread, with no pool at all, opening and closing a connection takes 2,000,000 ns.",
                        "From 1 thread, borrowing and giving back takes 140 ns.",
                        "From 2 threads, borrowing and giving back takes 180 ns.",
                        "The goal is 250 ns at most from 1 and from 2 threads: from 1 thread it is met (140 ns), from 2 threads it"
                                + " is met (180 ns).");
    }

    @Test
    void borrowIsHeldAgainstItsGoal() {
        assertThat(verdicts(
                        PoolQuestion.BORROW,
                        borrowed("no pool at all", "1", "platform", 2_000_000),
                        borrowed("borrowed from HikariCP", "1", "platform", 251),
                        borrowed("borrowed from HikariCP", "2", "platform", 250)))
                .last()
                .isEqualTo(
                        "The goal is 250 ns at most from 1 and from 2 threads: from 1 thread it is missed (251 ns), from 2"
                                + " threads it is met (250 ns).");
        assertThat(verdicts(PoolQuestion.BORROW, borrowed("no pool at all", "1", "platform", 2_000_000)))
                .hasSize(1);
    }

    private static PoolRow borrowed(String way, String threads, String kind, double nanos) {
        return PoolRow.of(
                Map.of(PoolFactor.WAY, way, PoolFactor.THREADS, threads, PoolFactor.THREAD_KIND, kind),
                Map.of(PoolFigure.NANOS, nanos));
    }

    @Test
    void littlesLawIsHeldAgainstTheSweep() {
        PoolExperiment sweep = experiment(PoolQuestion.SIZE, size(2, 500), size(4, 1_000), size(8, 1_010));
        PoolExperiment holding = experiment(
                PoolQuestion.HOLDING,
                PoolRow.of(
                        Map.of(
                                PoolFactor.CONTENDER, "raw-jdbc",
                                PoolFactor.OPERATION, "placeOrder",
                                PoolFactor.RTT, "1",
                                PoolFactor.WAY, "by itself"),
                        Map.of(PoolFigure.HOLD_MEAN, 3.0, PoolFigure.IDLE, 10.0)));

        assertThat(PoolVerdicts.of(holding, List.of(sweep, holding)))
                .containsExactly(
                        "placeOrder keeps its connection 3 ms over a network of 1 ms, depending on the contender.",
                        "Little's law, arrivals times holding time, reckons with 0.947 times the connections that were busy in the"
                                + " sweep.",
                        "That is too few because holding times are those of one caller to whom all processors belong: in the"
                                + " sweep, where callers compete for them, a connection is kept 1.06 times as long, so take holding"
                                + " times under the load that a pool is for.",
                        "While an operation by itself holds its connection, it idles 10% of the time over a network of 1 ms: it is"
                                + " at work for most of the time.");
        assertThat(PoolSummaries.of(holding, List.of(sweep, holding)).rows())
                .as("1010/s times 3 ms; 80 % of 4")
                .containsExactly(List.of("placeOrder", "1", "raw-jdbc", "3", "10", "", "1,010", "3.03", "3.20 of 4"));
        assertThat(PoolSummaries.of(sweep, List.of(sweep)).rows())
                .containsExactly(List.of("placeOrder", "1", "raw-jdbc", "1,010", "4", "", "1", ""));
    }

    @Test
    void whereLittlesLawReckonsWithMoreNoReasonIsGiven() {
        PoolExperiment sweep = experiment(PoolQuestion.SIZE, size(2, 500), size(4, 1_000), size(8, 1_010));
        PoolExperiment holding = experiment(PoolQuestion.HOLDING, held("by itself", 4, 10));

        assertThat(PoolVerdicts.of(holding, List.of(sweep, holding)))
                .contains(
                        "In 0 of 1 sweeps a connection is kept longer than by one caller to whom all processors belong.")
                .noneMatch(sentence -> sentence.contains("too few"));
    }

    @Test
    void idlingIsJudgedByHalfOfTheHoldingTime() {
        assertThat(verdicts(
                        PoolQuestion.HOLDING,
                        held("by itself", 4, 10),
                        held("by itself", 4, 50.1),
                        held("other work inside", 9, 60),
                        held("other work inside", 9, 80),
                        held("other work outside", 4, 50),
                        held("other work outside", 4, 10),
                        held("other work outside", 4, 90)))
                .contains(
                        "While an operation by itself holds its connection, it idles 10 to 50.1% of the time over a network of"
                                + " 1 ms: in 1 of 2 cases for most of the time.",
                        "In the median it idles for most of the time, so that a pool needs connections that nobody uses, with: other work"
                                + " inside (60 to 80%).");
        assertThat(verdicts(PoolQuestion.HOLDING, held("by itself", 4, 50), held("other work outside", 4, 50)))
                .contains("In no other way that was tried does it idle, in the median, for most of the time.")
                .anyMatch(sentence -> sentence.endsWith("it is at work for most of the time."));
    }

    private static PoolRow held(String way, double millis, double idle) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "raw-jdbc",
                        PoolFactor.OPERATION, "placeOrder",
                        PoolFactor.RTT, "1",
                        PoolFactor.WAY, way),
                Map.of(PoolFigure.HOLD_MEAN, millis, PoolFigure.IDLE, idle));
    }

    @Test
    void sizesAreToldByNetwork() {
        assertThat(verdicts(
                        PoolQuestion.SIZE,
                        size("raw-jdbc", "0", "1", 2, 1_000),
                        size("raw-jdbc", "0", "1", 4, 1_000),
                        size("jpa", "0", "1", 2, 500),
                        size("jpa", "0", "1", 4, 1_000),
                        size("raw-jdbc", "1", "1", 2, 500),
                        size("raw-jdbc", "1", "1", 4, 1_000),
                        size("raw-jdbc", "1", "2", 2, 1_000),
                        size("raw-jdbc", "1", "2", 4, 1_000)))
                .containsExactly(
                        "So many connections do at least 95% of the best, depending on operation and contender: over a network of"
                                + " 0 ms 2 to 4, over a network of 1 ms 4.",
                        "Too few passes tell whether one by itself advises a size within 10% of the best 9 times in 10:"
                                + " raw-jdbc with placeOrder over 1 ms (1 of 2).");
    }

    private static PoolRow size(int size, double throughput) {
        return size("raw-jdbc", "1", "1", size, throughput);
    }

    private static PoolRow size(String contender, String rtt, String pass, int size, double throughput) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER,
                        contender,
                        PoolFactor.OPERATION,
                        "placeOrder",
                        PoolFactor.RTT,
                        rtt,
                        PoolFactor.THREAD_KIND,
                        "platform",
                        PoolFactor.POOL_SIZE,
                        Integer.toString(size),
                        PoolFactor.REPETITION,
                        pass),
                Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, 80.0));
    }

    @Test
    void lostOrdersAndStuckCallersAreAddedUp() {
        assertThat(verdicts(
                        PoolQuestion.RECOVERY,
                        recovered(300, 4, 0, 0),
                        recovered(500, 2, 1, 0),
                        recovered(400, 3, 2, 1)))
                .containsExactly(
                        "raw-jdbc, restart, fast (3 times): no order was placed for 400 ms (longest 500), 3 calls under way failed"
                                + " with 4 connections lent, 3 callers were stuck for good, and of the orders that were acknowledged 1 are lost.");
    }

    private static PoolRow recovered(double millis, double cutOff, double stuck, double lost) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, "raw-jdbc", PoolFactor.WAY, "restart, fast"),
                Map.of(
                        PoolFigure.TIME, millis,
                        PoolFigure.CUT_OFF, cutOff,
                        PoolFigure.BUSY, 4.0,
                        PoolFigure.STUCK, stuck,
                        PoolFigure.LOST, lost));
    }

    @Test
    void brokenFeaturesAreNamedAndWholeOnesToo() {
        assertThat(verdicts(
                        PoolQuestion.PGBOUNCER,
                        feature("direct", "subscribe hears of placeOrder", 10),
                        feature("transaction mode", "subscribe hears of placeOrder", 0),
                        feature("transaction mode", "withAdvisoryLock keeps others out", 10)))
                .containsExactly(
                        "Direct: advisory locks, order events and settings of a session all work.",
                        "Transaction mode: \"subscribe hears of placeOrder\" for raw-jdbc held 0 of 10 times.");
    }

    private static PoolRow feature(String way, String what, double worked) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, "raw-jdbc", PoolFactor.WAY, way, PoolFactor.OPERATION, what),
                Map.of(PoolFigure.TRIED, 10.0, PoolFigure.WORKED, worked));
    }

    @Test
    void refusalIsNamedOnlyWhereTheServerRefused() {
        assertThat(verdicts(
                        PoolQuestion.INSTANCES,
                        instance("its share", 20, 20, 0, 20),
                        instance("its share", 20, 20, 0, 40),
                        instance("more than is left", 40, 17, 1, 57)))
                .containsExactly(
                        "2 programs with pools of 20 had 40 connections of the 57 that the server lets them have.",
                        "One more, with a pool of 40, got 17, and was then refused with 53300, too many connections; all together"
                                + " had 57.");
        assertThat(verdicts(PoolQuestion.INSTANCES, instance("more than is left", 40, 40, 0, 57)))
                .containsExactly("One more, with a pool of 40, got 40; all together had 57.");
    }

    private static PoolRow instance(String way, int size, double opened, double refused, double all) {
        return PoolRow.of(
                Map.of(PoolFactor.WAY, way, PoolFactor.POOL_SIZE, Integer.toString(size)),
                Map.of(
                        PoolFigure.OPENED, opened,
                        PoolFigure.FAILURES, refused,
                        PoolFigure.CONNECTIONS, all,
                        PoolFigure.CEILING, 57.0));
    }

    @Test
    void latenessIsJudgedAndStandsBesideThatOfAPlainWait() {
        assertThat(verdicts(PoolQuestion.SATURATION, exhausted(10), exhausted(10.1)))
                .containsExactly(
                        "With nothing to lend, raw-jdbc was told \"pool exhausted\" 1,000 times, 10 ms (p99) after the time-out, not"
                                + " more than the 10 ms allowed (a wait of the same length without any pool was 0.500 ms late);"
                                + " 0 had another outcome.",
                        "With nothing to lend, raw-jdbc was told \"pool exhausted\" 1,000 times, 10.1 ms (p99) after the time-out,"
                                + " more than the 10 ms allowed (a wait of the same length without any pool was 0.500 ms late);"
                                + " 0 had another outcome.");
    }

    @Test
    void whatALongerTimeOutDoesStandsBesideTheLoad() {
        assertThat(verdicts(
                        PoolQuestion.SATURATION,
                        overloaded("arrivals at a rate", 33, 249),
                        overloaded("arrivals at a rate, connectionTimeout 2 s", 0, 480)))
                .containsExactly(
                        "Asked for half as many again as it can do, raw-jdbc answers 700 requests/s and turns away 33%; p99 of"
                                + " those answered is 260 ms, and 1% of them got a connection before one that had come earlier.",
                        "With a connectionTimeout of 2 s, raw-jdbc turns away 0% of as many requests for as long, and half of"
                                + " all wait for a connection for 480 ms or more.");
    }

    private static PoolRow overloaded(String way, double turnedAway, double wait) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, "raw-jdbc", PoolFactor.LOAD, "150", PoolFactor.WAY, way),
                Map.of(
                        PoolFigure.THROUGHPUT, 700.0,
                        PoolFigure.FAILURE_SHARE, turnedAway,
                        PoolFigure.LATENCY_P99, 260.0,
                        PoolFigure.WAIT_P50, wait,
                        PoolFigure.OVERTOOK, 1.0));
    }

    @Test
    void openSessionInViewIsHeldAgainstTheOperationByItself() {
        assertThat(verdicts(
                        PoolQuestion.HOLDING,
                        viewed("by itself", 1.5, 0),
                        viewed("open session in view, 5 ms of rendering before it ends", 7, 75)))
                .contains(
                        "A session that stays open while a view is rendered for 5 ms keeps the connection 5.50 ms longer"
                                + " (median), and leaves it idle for 75% of the time.");
    }

    private static PoolRow viewed(String way, double millis, double idle) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER, "jpa",
                        PoolFactor.OPERATION, "userWithRecentOrders",
                        PoolFactor.RTT, "1",
                        PoolFactor.WAY, way),
                Map.of(PoolFigure.HOLD_MEAN, millis, PoolFigure.IDLE, idle));
    }

    private static PoolRow exhausted(double p99) {
        return PoolRow.of(
                Map.of(PoolFactor.CONTENDER, "raw-jdbc"),
                Map.of(
                        PoolFigure.FAILURES, 1_000.0,
                        PoolFigure.OTHER_FAILURES, 0.0,
                        PoolFigure.TIME_P99, p99,
                        PoolFigure.PLAIN_WAIT_P99, 0.5));
    }

    @ParameterizedTest
    @EnumSource(PoolQuestion.class)
    void withoutTracesThePageSaysWhy(PoolQuestion question) {
        PoolRow row = PoolRow.of(Map.of(), Map.of());

        assertThat(PoolTraces.absence(experiment(question, row))).endsWith(".");
        assertThat(PoolTraces.absence(experiment(question))).isNull();
        assertThat(PoolTraces.absence(new PoolExperiment(
                        question,
                        true,
                        null,
                        1,
                        List.of(row),
                        List.of(new PoolTrace(new TreeMap<>(), List.of(new PoolSample(0, 1, 0, 0)))))))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(PoolQuestion.class)
    void withoutRowsNothingIsSaid(PoolQuestion question) {
        assertThat(verdicts(question)).isEmpty();
        assertThat(PoolChapter.question(question)).endsWith("?");
    }

    private static List<String> verdicts(PoolQuestion question, PoolRow... rows) {
        PoolExperiment experiment = experiment(question, rows);
        return PoolVerdicts.of(experiment, List.of(experiment));
    }

    private static PoolExperiment experiment(PoolQuestion question, PoolRow... rows) {
        return new PoolExperiment(question, true, null, 1, Arrays.asList(rows), List.of());
    }
}
