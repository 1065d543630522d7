package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.outcome;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Results;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An A/A test on made-up data: two contenders that are equal in truth, each with a luck of its own in each JVM, and
 * noise in each slice. Of 95% intervals one in twenty may miss the truth; of 2,000, between 70 and 130 do so by three
 * standard errors.
 */
class CoverageTest {

    private static final int RUNS = 2000;
    private static final int JVMS = 6;
    private static final int ROUNDS = 20;
    private static final double LUCK_OF_A_JVM = 0.02;
    private static final double NOISE_OF_A_SLICE = 0.05;

    private static List<double[][]> runs = List.of();

    @BeforeAll
    static void measure() {
        Random random = new Random(20260301);
        runs = Stream.generate(() -> run(random)).limit(RUNS).toList();
    }

    @Test
    void intervalsOverJvmsMissAsOftenAsTheySay() {
        assertThat(shareOfMisses(CoverageTest::missesOverJvms)).isBetween(0.035, 0.065);
    }

    /** The same intervals, had every slice been taken for a replicate: wrong, and this test can tell. */
    @Test
    void intervalsOverSlicesWouldMissFarMoreOften() {
        assertThat(shareOfMisses(CoverageTest::missesOverSlices)).isGreaterThan(0.2);
    }

    private static double shareOfMisses(Predicate<double[][]> misses) {
        return (double) runs.stream().filter(misses).count() / RUNS;
    }

    private static boolean missesOverJvms(double[][] times) {
        Results results = results(
                true,
                List.of(),
                cell(BASE, List.of(times).subList(0, JVMS).toArray(double[][]::new)),
                cell(OTHER, List.of(times).subList(JVMS, 2 * JVMS).toArray(double[][]::new)));
        Outcome.Measured other = (Outcome.Measured) outcome(results, OTHER);
        Relation.Ratio ratio = (Relation.Ratio) other.relation();
        return ratio.verdict() != Verdict.NO_DIFFERENCE_SHOWN;
    }

    private static boolean missesOverSlices(double[][] times) {
        List<Double> logs = IntStream.range(0, JVMS)
                .boxed()
                .flatMap(jvm -> IntStream.range(0, ROUNDS)
                        .mapToObj(round -> Math.log(times[JVMS + jvm][round] / times[jvm][round])))
                .toList();
        return Verdict.of(LogMean.estimate(logs)) != Verdict.NO_DIFFERENCE_SHOWN;
    }

    /** Times of the JVMs of one contender, then of the other. */
    private static double[][] run(Random random) {
        return Stream.generate(() -> jvm(random)).limit(2 * JVMS).toArray(double[][]::new);
    }

    private static double[] jvm(Random random) {
        double luck = LUCK_OF_A_JVM * random.nextGaussian();
        return Stream.generate(() -> 1000 * Math.exp(luck + NOISE_OF_A_SLICE * random.nextGaussian()))
                .limit(ROUNDS)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
