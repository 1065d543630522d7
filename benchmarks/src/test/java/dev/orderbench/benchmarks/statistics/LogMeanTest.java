package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogMeanTest {

    /**
     * Student's data on sleep (1908), as R has them: {@code t.test(extra ~ group, data = sleep, paired = TRUE)} gives t =
     * -4.0621 with 9 degrees of freedom, p = 0.002832890197384 and the interval [-2.4598858, -0.7001142] around -1.58.
     */
    @Test
    void studentsSleepers() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        List<Double> differences = IntStream.range(0, first.length)
                .mapToObj(i -> first[i] - second[i])
                .toList();

        assertThat(LogMean.pValue(differences, 1)).isCloseTo(0.002832890197384, within(1e-12));
        Estimate.Interval interval = LogMean.interval(differences, 0.05);
        assertThat(Math.log(interval.value())).isCloseTo(-1.58, within(1e-12));
        assertThat(Math.log(interval.low())).isCloseTo(-2.459885763276983, within(1e-7));
        assertThat(Math.log(interval.high())).isCloseTo(-0.7001142367230175, within(1e-7));
    }

    /** Logs -h and +h around m: t = m / h with 1 degree of freedom, for which p = 1 - 2 atan(t) / π. */
    @Test
    void twoJvms() {
        assertThat(LogMean.pValue(List.of(0.02, 0.04), 1)).isCloseTo(1 - 2 * Math.atan(3) / Math.PI, within(1e-12));
    }

    @Test
    void aHypothesisOtherThanOne() {
        List<Double> logs = List.of(Math.log(1.05) - 0.01, Math.log(1.05) + 0.03);

        assertThat(LogMean.pValue(logs, 1.05)).isCloseTo(1 - 2 * Math.atan(0.5) / Math.PI, within(1e-12));
    }

    @Test
    void jvmsThatAgreeExactly() {
        assertThat(LogMean.pValue(List.of(0.5, 0.5, 0.5), 1)).isZero();
        assertThat(LogMean.pValue(List.of(0.0, 0.0, 0.0), 1)).isEqualTo(1);
    }

    /** The p-value is the significance at which the interval just ends at the hypothesis. */
    @Test
    void testAndIntervalAgree() {
        List<Double> logs = List.of(0.011, 0.032, -0.004, 0.025, 0.019);

        Estimate.Interval interval = LogMean.interval(logs, LogMean.pValue(logs, 1));

        assertThat(interval.low()).isCloseTo(1, within(1e-9));
    }
}
