package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheValueInTheMiddleWhateverTheOrder() {
        assertThat(Median.of(List.of(7.0))).isEqualTo(7);
        assertThat(Median.of(List.of(9.0, 1.0, 4.0))).isEqualTo(4);
    }

    @Test
    void ofAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(8.0, 1.0, 100.0, 5.0))).isEqualTo(6.5);
    }
}
