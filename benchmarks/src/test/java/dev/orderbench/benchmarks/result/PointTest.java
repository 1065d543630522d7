package dev.orderbench.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is usual in a run is left out of the name of a point. */
class PointTest {

    @ParameterizedTest
    @CsvSource({
        "1, false, 0, medium, 1 thread",
        "4, false, 0, medium, 4 threads",
        "1, true, 0, medium, 1 virtual thread",
        "8, true, 0, medium, 8 virtual threads",
        "1, false, 1000, medium, '1 thread, 1 ms round trip'",
        "2, false, 500, medium, '2 threads, 0.5 ms round trip'",
        "4, false, 0, large, '4 threads, large'",
        "4, true, 100000, large, '4 virtual threads, 100 ms round trip, large'",
    })
    void nameForPeople(int threads, boolean virtual, int rttMicros, String dataSize, String label) {
        assertThat(new Point(threads, virtual, rttMicros, dataSize).label("medium"))
                .isEqualTo(label);
    }
}
