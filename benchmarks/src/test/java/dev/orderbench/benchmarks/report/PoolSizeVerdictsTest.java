package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.statistics.PoolKnee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a single pass is to be trusted is told for each contender and operation by itself. */
class PoolSizeVerdictsTest {

    private static final String REACHED = "A pass by itself advises a size within 10% of the best 9 times in 10";
    private static final String MISSED = "A pass by itself does not advise a size within 10% of the best 9 times in 10";
    private static final String OPEN =
            "Too few passes tell whether one by itself advises a size within 10% of the best 9 times in 10";

    @ParameterizedTest
    @CsvSource({
        "10, 10, " + REACHED,
        "9, 10, " + REACHED,
        "8, 10, " + MISSED,
        "18, 20, " + REACHED,
        "17, 20, " + MISSED,
        "3, 3, " + OPEN,
        "2, 3, " + OPEN,
        "1, 3, " + MISSED,
        "9, 9, " + OPEN
    })
    void nineOfTenIsTheAimAndFewPassesCanOnlyMissIt(int near, int passes, String outcome) {
        assertThat(PoolSizeVerdicts.of(List.of(knee("jooq", passes, near))))
                .last()
                .isEqualTo(outcome + ": jooq with placeOrder over 1 ms (" + near + " of " + passes + ").");
    }

    @Test
    void oneContenderDoesNotHideAnother() {
        assertThat(PoolSizeVerdicts.of(
                        List.of(knee("raw-jdbc", 10, 10), knee("jooq", 3, 1), knee("jpa", 3, 3), knee("other", 1, 1))))
                .hasSize(4)
                .anyMatch(sentence -> sentence.contains(REACHED + ": raw-jdbc with placeOrder over 1 ms (10 of 10)."))
                .anyMatch(sentence -> sentence.contains(MISSED + ": jooq with placeOrder over 1 ms (1 of 3)."))
                .anyMatch(sentence -> sentence.contains(OPEN + ": jpa with placeOrder over 1 ms (3 of 3)."));
    }

    private static PoolKnee knee(String contender, int passes, int near) {
        return new PoolKnee(contender, "placeOrder", "1", 8, 8, 8, 16, 1_000, 6, passes, near);
    }
}
