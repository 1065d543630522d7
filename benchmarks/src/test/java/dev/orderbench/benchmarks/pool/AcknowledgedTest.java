package dev.orderbench.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.pool.Acknowledged.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {

    private static final long ASKED = 100;

    @Test
    void callsThatBeganBeforeHarmStruckAreCutOffAlsoWhereItWasAskedForEarlier() {
        List<Answer> answers = List.of(
                failed(10, 90),
                answered(120, 130),
                failed(140, 150),
                failed(90, 151),
                failed(150, 153),
                answered(149, 154),
                failed(151, 155));

        assertThat(Acknowledged.cutOff(answers, ASKED))
                .as("the first to fail, one that waited, one that began then; none that began when it had struck")
                .isEqualTo(3);
    }

    @Test
    void whereNothingFailsNothingIsCutOff() {
        assertThat(Acknowledged.cutOff(List.of(failed(10, 90), answered(95, 110)), ASKED))
                .isZero();
    }

    private static Answer failed(long begunAt, long endedAt) {
        return new Answer(begunAt, endedAt, Optional.empty());
    }

    private static Answer answered(long begunAt, long endedAt) {
        return new Answer(begunAt, endedAt, Optional.of(1L));
    }
}
