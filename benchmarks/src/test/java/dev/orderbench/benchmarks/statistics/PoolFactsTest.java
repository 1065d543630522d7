package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolQuestion;
import dev.orderbench.benchmarks.result.PoolRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolFactsTest {

    private static final PoolExperiment SWEEP = new PoolExperiment(
            PoolQuestion.SIZE,
            true,
            null,
            1,
            List.of(size(2, 500, 100), size(4, 960, 75), size(8, 1_000, 40)),
            List.of());

    @Test
    void demandIsSevenTenthsOfTheBestAndTheHoldingTimeOfItsExperiment() {
        PoolExperiment holding = new PoolExperiment(
                PoolQuestion.HOLDING,
                true,
                null,
                1,
                List.of(hold("placeOrder", "by itself", 2.5), hold("placeOrder", "in a transaction", 7.5)),
                List.of());

        PoolFacts facts = PoolFacts.of(List.of(SWEEP, holding), "raw-jdbc", "placeOrder", "1")
                .orElseThrow();

        assertThat(facts.arrivalRate()).isCloseTo(700, within(1e-9));
        assertThat(facts.holdMillis()).isEqualTo(2.5);
        assertThat(facts.useful()).isEqualTo(4);
    }

    @Test
    void withoutThatExperimentTheHoldingTimeFollowsFromTheSweep() {
        PoolFacts facts =
                PoolFacts.of(List.of(SWEEP), "raw-jdbc", "placeOrder", "1").orElseThrow();

        assertThat(facts.holdMillis())
                .as("three of four lent, 960 answers a second")
                .isCloseTo(3.125, within(1e-9));
    }

    @Test
    void whatWasNotMeasuredIsNotKnown() {
        assertThat(PoolFacts.of(List.of(SWEEP), "jooq", "placeOrder", "1")).isEmpty();
        assertThat(PoolFacts.of(List.of(SWEEP), "raw-jdbc", "findOrder", "1")).isEmpty();
        assertThat(PoolFacts.of(List.of(SWEEP), "raw-jdbc", "placeOrder", "0")).isEmpty();
        assertThat(PoolFacts.of(List.of(), "raw-jdbc", "placeOrder", "1")).isEmpty();
    }

    private static PoolRow size(int size, double throughput, double utilisation) {
        Map<PoolFactor, String> factors = factors("placeOrder");
        factors.put(PoolFactor.THREAD_KIND, "platform");
        factors.put(PoolFactor.POOL_SIZE, Integer.toString(size));
        factors.put(PoolFactor.REPETITION, "1");
        return PoolRow.of(factors, Map.of(PoolFigure.THROUGHPUT, throughput, PoolFigure.UTILISATION, utilisation));
    }

    private static PoolRow hold(String operation, String way, double millis) {
        Map<PoolFactor, String> factors = factors(operation);
        factors.put(PoolFactor.WAY, way);
        return PoolRow.of(factors, Map.of(PoolFigure.HOLD_MEAN, millis));
    }

    private static Map<PoolFactor, String> factors(String operation) {
        Map<PoolFactor, String> factors = new EnumMap<>(PoolFactor.class);
        factors.put(PoolFactor.CONTENDER, "raw-jdbc");
        factors.put(PoolFactor.OPERATION, operation);
        factors.put(PoolFactor.RTT, "1");
        return factors;
    }
}
