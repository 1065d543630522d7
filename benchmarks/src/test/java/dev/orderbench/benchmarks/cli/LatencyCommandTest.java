package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Distribution;
import dev.orderbench.benchmarks.result.LatencyCell;
import dev.orderbench.benchmarks.result.LoadResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How {@code bench latency} ends. */
class LatencyCommandTest {

    private static final LatencyCell ANSWERED = cell(null, load(true));

    @Test
    void loadOfWhichNothingWasAnsweredIsAFailure() {
        assertThat(LatencyCommand.exitCode(List.of(ANSWERED, ANSWERED))).isEqualTo(ExitCode.DONE);
        assertThat(LatencyCommand.exitCode(List.of(ANSWERED, cell(null, load(false)))))
                .isEqualTo(ExitCode.SOMETHING_FAILED);
    }

    @Test
    void whatWasNotMeasuredIsAFailure() {
        assertThat(LatencyCommand.exitCode(List.of(ANSWERED, cell("returned 19 orders", null))))
                .isEqualTo(ExitCode.SOMETHING_FAILED);
    }

    private static LoadResult load(boolean answered) {
        Distribution times =
                answered ? new Distribution(100, 1, 1, 1, 1, 1, 1, "") : new Distribution(0, 0, 0, 0, 0, 0, 0, "");
        TreeMap<String, Long> failures = answered ? new TreeMap<>() : new TreeMap<>(Map.of("PoolExhausted", 100L));
        return new LoadResult(100, answered ? 100 : 0, 100, times, times, times, failures, 0, 0, 0, false);
    }

    private static LatencyCell cell(@Nullable String failure, @Nullable LoadResult load) {
        return new LatencyCell("placeOrder", "jooq", failure, failure == null ? 100 : 0, load);
    }
}
