package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopwatchTest {

    private static final Instant START = Instant.parse("2026-03-29T01:30:00Z");

    private Instant now = START;
    private long nanos = 17;

    @Test
    void durationsDoNotFollowTheClockOfTheDay() {
        Stopwatch watch = start();
        pass(Duration.ofSeconds(90), Duration.ofHours(-1));
        assertThat(watch.seconds()).isEqualTo(90);
        assertThat(watch.startedAt()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -3600 | the clock was set back by 1 h
            -3661 | the clock was set back by 1 h 1 min
            -2    | the clock was set back by 2 s
            90    | the clock was set forward by 1 min 30 s, or the machine slept,
            7200  | the clock was set forward by 2 h, or the machine slept,
            """)
    void clockThatWasSetIsTold(int seconds, String clause) {
        Stopwatch watch = start();
        pass(Duration.ofSeconds(60), Duration.ofSeconds(seconds));
        assertThat(watch.adjustment()).hasValue(clause);
    }

    /** As by a time server, little by little. */
    @ParameterizedTest
    @CsvSource({"0", "900", "-900", "1000", "-1000"})
    void clockThatWasSteeredIsNotTold(int millis) {
        Stopwatch watch = start();
        pass(Duration.ofSeconds(60), Duration.ofMillis(millis));
        assertThat(watch.adjustment()).isEmpty();
    }

    private Stopwatch start() {
        return Stopwatch.start(() -> now, () -> nanos);
    }

    private void pass(Duration time, Duration set) {
        nanos += time.toNanos();
        now = now.plus(time).plus(set);
    }
}
