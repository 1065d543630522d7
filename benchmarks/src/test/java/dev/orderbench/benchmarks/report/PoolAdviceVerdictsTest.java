package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The adviser's answer holds or not, by a rule. */
class PoolAdviceVerdictsTest {

    @Test
    void enoughAndNotMoreThanEnoughHolds() {
        assertThat(judged(tried("as advised", 7, 1.2, 1.8), tried("fewer than are busy", 2, 40, 100)))
                .isEqualTo("The answer holds for jooq: 1.20% waited where 1.80% were reckoned (1 percentage point is"
                        + " tolerated), and with 2, fewer than are busy, 40% did.");
    }

    @Test
    void aLittleMoreThanReckonedIsTolerated() {
        assertThat(judged(tried("as advised", 7, 2.8, 1.8), tried("fewer than are busy", 2, 40, 100)))
                .startsWith("The answer holds for jooq: 2.80% waited where 1.80%");
    }

    @Test
    void tooFewConnectionsAreNoAnswer() {
        assertThat(judged(tried("as advised", 7, 2.9, 1.8), tried("fewer than are busy", 2, 40, 100)))
                .isEqualTo(
                        "The answer does not hold for jooq: 2.90% waited where 1.80% were reckoned, more than the 1 percentage"
                                + " point of tolerance beyond.");
    }

    @Test
    void moreConnectionsThanAreNeededAreNoAnswer() {
        assertThat(judged(tried("as advised", 15, 0.2, 2.9), tried("fewer than are busy", 8, 1.2, 100)))
                .isEqualTo(
                        "The answer does not hold for jooq: it is more than is needed, since with 8, fewer than are busy as it"
                                + " reckons, 1.20% waited, within 1 percentage point of the 0.200% with what it advised.");
    }

    @Test
    void theMiddlePassDecides() {
        assertThat(judged(
                        tried("as advised", 7, 90, 1.8),
                        tried("as advised", 7, 0, 1.8),
                        tried("as advised", 7, 1, 1.8),
                        tried("fewer than are busy", 2, 0, 100),
                        tried("fewer than are busy", 2, 70, 100),
                        tried("fewer than are busy", 2, 40, 100)))
                .startsWith("The answer holds for jooq: 1% waited")
                .endsWith("40% did.");
    }

    @Test
    void whatWasNotTriedIsNamed() {
        assertThat(judged(tried("as advised", 7, 1, 1.8)))
                .isEqualTo(
                        "The answer holds for jooq as far as it was tried: 1% waited where 1.80% were reckoned, and no smaller"
                                + " pool was tried.");
        assertThat(judged(PoolRow.of(tried("as advised", 7, 1, 2).factors(), Map.of(PoolFigure.WAITED, 1.0))))
                .startsWith("Whether the answer holds for jooq cannot be told");
    }

    private static String judged(PoolRow... rows) {
        return PoolAdviceVerdicts.of(List.of(rows)).getLast();
    }

    private static PoolRow tried(String way, int size, double waited, double expected) {
        return PoolRow.of(
                Map.of(
                        PoolFactor.CONTENDER,
                        "jooq",
                        PoolFactor.OPERATION,
                        "placeOrder",
                        PoolFactor.RTT,
                        "1",
                        PoolFactor.POOL_SIZE,
                        Integer.toString(size),
                        PoolFactor.WAY,
                        way),
                Map.of(PoolFigure.WAITED, waited, PoolFigure.EXPECTED, expected));
    }
}
