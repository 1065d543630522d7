package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangCTest {

    /** With one connection, those wait who come while it is lent: its utilisation. */
    @ParameterizedTest
    @CsvSource({"0.1, 1, 0.1", "0.9, 1, 0.9", "1, 2, 0.333333", "2, 3, 0.444444"})
    void agreesWithTheFormulaByHand(double busy, int connections, double share) {
        assertThat(ErlangC.waits(busy, connections)).isCloseTo(share, within(1e-6));
    }

    @Test
    void connectionsThatCannotKeepUpHaveEveryoneWait() {
        assertThat(ErlangC.waits(4, 4)).isEqualTo(1);
        assertThat(ErlangC.waits(5.5, 4)).isEqualTo(1);
    }

    @Test
    void largePoolsNeitherOverflowNorCancel() {
        assertThat(ErlangC.waits(900, 1_000)).isBetween(1e-6, 1e-2);
        assertThat(ErlangC.waits(1, 1_000)).isBetween(0.0, 1e-9);
    }

    /** Against a queue that is played through: random arrivals, exponential holding times, five connections. */
    @Test
    void agreesWithAQueueThatIsPlayedThrough() {
        SplittableRandom random = new SplittableRandom(7);
        int connections = 5;
        double busy = 3.5;
        double[] free = new double[connections];
        double now = 0;
        int waited = 0;
        int requests = 400_000;
        for (int i = 0; i < requests; i++) {
            now -= Math.log1p(-random.nextDouble()) / busy;
            int first = 0;
            for (int c = 1; c < connections; c++) {
                first = free[c] < free[first] ? c : first;
            }
            if (free[first] > now) {
                waited++;
            }
            free[first] = Math.max(now, free[first]) - Math.log1p(-random.nextDouble());
        }

        assertThat(ErlangC.waits(busy, connections)).isCloseTo((double) waited / requests, within(0.01));
    }
}
