package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Results;
import org.junit.jupiter.api.Test;

/** What was measured over a network, of placeOrder of four contenders, 2 to 5 round trips, of whom the last the model does not fit. */
class NetworkTableTest {

    private static final long WAIT_NANOS = 300_000;

    @Test
    void whatWaitingCostsIsToldApartFromTheTimeWithoutANetwork() {
        NetworkTable table = NetworkTable.of(waiting());

        assertThat(table.roundTripTimes()).containsExactly("0 ms", "0.5 ms", "1 ms", "5 ms");
        NetworkTable.Fitted first =
                (NetworkTable.Fitted) table.groups().getFirst().rows().getFirst();
        assertThat(Double.parseDouble(first.waiting().value())).isBetween(290.0, 310.0);
        assertThat(first.measured().getFirst().deviation())
                .as("the time without a network is no point of the line")
                .isEmpty();
        assertThat(first.measured().subList(1, 4))
                .allSatisfy(point -> assertThat(point.deviation()).endsWith("%"));
        assertThat(first.check()).isEqualTo("fits");
    }

    /** 300 us for 2, 3 and 4 round trips are 150, 100 and 75 for each; the fourth has some -190, and does not fit. */
    @Test
    void theFindingLeavesOutWhatTheModelDoesNotFit() {
        assertThat(NetworkTable.of(waiting()).findings())
                .anySatisfy(finding -> assertThat(finding)
                        .matches(
                                "Waiting takes (9\\d|10\\d) µs beside each round trip counted, by which the base exceeds the time"
                                        + " without a network, in the median of 3 pairs \\((7|8)\\d to 1[45]\\d µs\\); what a long"
                                        + " wait takes more than a short one is in the model's round trips\\."));
        assertThat(NetworkTable.of(SampleResults.full()).findings()).isEmpty();
    }

    /** Each operation over a network takes 300 us more than its round trips and the time without. */
    private static Results waiting() {
        return SampleResults.changing(
                SampleResults.grown(),
                cell -> cell.point().rttMicros() == 0
                        ? cell
                        : new Cell(
                                cell.operation(),
                                cell.point(),
                                cell.contender(),
                                null,
                                cell.series().stream()
                                        .map(NetworkTableTest::longer)
                                        .toList(),
                                cell.wire()));
    }

    private static Cell.Series longer(Cell.Series series) {
        return new Cell.Series(
                series.jvm(),
                series.nanosPerOperation().stream().map(one -> one + WAIT_NANOS).toList(),
                series.causes());
    }
}
