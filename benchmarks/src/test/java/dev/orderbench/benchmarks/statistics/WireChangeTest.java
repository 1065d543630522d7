package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static dev.orderbench.benchmarks.statistics.SampleRuns.cell;
import static dev.orderbench.benchmarks.statistics.SampleRuns.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireChangeTest {

    private static final Wire WIRE = new Wire(100, 10.06, 5, 4, 900, 100);

    private static final double THRESHOLD = 0.5;

    private static final double[][] TIMES = {{1_000, 1_001}, {1_010, 1_011}, {990, 991}};

    @Test
    void whatIsTheSameIsNotWorse() {
        RunChanges changes = RunChanges.of(run(WIRE), run(WIRE), THRESHOLD);

        assertThat(changes.wire())
                .extracting(WireChange::contender, WireChange::quantity, WireChange::judgement)
                .containsExactly(
                        tuple(OTHER, Quantity.STATEMENTS, Judgement.WITHIN),
                        tuple(OTHER, Quantity.ROUND_TRIPS, Judgement.WITHIN),
                        tuple(OTHER, Quantity.BYTES, Judgement.WITHIN));
        assertThat(changes.passes(false)).isTrue();
    }

    @Test
    void oneRoundTripMoreInFiftyCallsFailsTheGateWhateverTheThreshold() {
        RunChanges changes = RunChanges.of(run(WIRE), run(new Wire(100, 10.06, 5 + 1.0 / 50, 4, 900, 100)), THRESHOLD);

        assertThat(changes.grown()).extracting(WireChange::quantity).containsExactly(Quantity.ROUND_TRIPS);
        assertThat(changes.worse()).isEmpty();
        assertThat(changes.passes(false)).isFalse();
    }

    @Test
    void statementInEachFiftiethCallIsGrowthAndABlockOfKeysMoreIsNot() {
        assertThat(judgement(new Wire(100, 10.06 + 1.0 / 50, 5, 4, 900, 100), Quantity.STATEMENTS))
                .isEqualTo(Judgement.WORSE);
        assertThat(judgement(new Wire(100, 10.06 + 1.0 / 100, 5, 4, 900, 100), Quantity.STATEMENTS))
                .isEqualTo(Judgement.WITHIN);
        assertThat(judgement(new Wire(100, 9.06, 5, 4, 900, 100), Quantity.STATEMENTS))
                .isEqualTo(Judgement.BETTER);
    }

    @Test
    void bytesOfBothDirectionsMayGrowByOnePercent() {
        assertThat(judgement(new Wire(100, 10.06, 5, 4, 890, 120), Quantity.BYTES))
                .isEqualTo(Judgement.WITHIN);
        assertThat(judgement(new Wire(100, 10.06, 5, 4, 900, 111), Quantity.BYTES))
                .isEqualTo(Judgement.WORSE);
        assertThat(judgement(new Wire(100, 10.06, 5, 4, 911, 100), Quantity.BYTES))
                .isEqualTo(Judgement.WORSE);
        assertThat(judgement(new Wire(100, 10.06, 5, 4, 800, 100), Quantity.BYTES))
                .isEqualTo(Judgement.BETTER);
    }

    @Test
    void countsThatOneRunLacksAltogetherAreNotGated() {
        for (Results[] runs : List.of(new Results[] {run(WIRE), run(null)}, new Results[] {run(null), run(WIRE)})) {
            RunChanges changes = RunChanges.of(runs[0], runs[1], THRESHOLD);

            assertThat(changes.wire())
                    .extracting(WireChange::judgement, WireChange::change)
                    .containsExactly(tuple(
                            Judgement.UNDECIDED,
                            new Change.Unknown(
                                    "not available in the " + (runs[0].equals(run(null)) ? "old" : "new") + " run")));
            assertThat(changes.passes(false)).isTrue();
        }
        assertThat(RunChanges.of(run(null), run(null), THRESHOLD).wire()).isEmpty();
    }

    @Test
    void countThatANewRunLacksAmongOthersIsLost() {
        RunChanges changes = RunChanges.of(run(WIRE, WIRE), run(WIRE, null), THRESHOLD);

        assertThat(changes.grown())
                .extracting(WireChange::contender, WireChange::change)
                .containsExactly(tuple(OTHER, new Change.Lost("the new run did not count it")));
        assertThat(changes.passes(false)).isFalse();
        assertThat(RunChanges.of(run(WIRE, null), run(WIRE, WIRE), THRESHOLD).passes(false))
                .as("a count that only the new run has")
                .isTrue();
    }

    @Test
    void countOfAContenderThatFailedIsLostByItsTimeAlone() {
        Results before = run(WIRE, WIRE);
        Results after = results(
                true,
                List.of(),
                cell(BASE, TIMES).withWire(WIRE),
                cell(OTHER, "returned 19 orders instead of 20", List.of()));

        RunChanges changes = RunChanges.of(before, after, THRESHOLD);

        assertThat(changes.grown()).isEmpty();
        assertThat(changes.wire())
                .contains(new WireChange(
                        "placeOrder", OTHER, Quantity.STATEMENTS, new Change.Unknown("the new run has no score")));
        assertThat(changes.worse()).hasSize(1);
    }

    @Test
    void otherCallsAreNotCompared() {
        assertThat(judgement(new Wire(200, 99, 99, 4, 900, 100), Quantity.STATEMENTS))
                .isEqualTo(Judgement.UNDECIDED);
    }

    private static Judgement judgement(Wire after, Quantity quantity) {
        return RunChanges.of(run(WIRE), run(after), THRESHOLD).wire().stream()
                .filter(change -> change.quantity() == quantity)
                .findFirst()
                .orElseThrow()
                .judgement();
    }

    /** Two contenders of the same speed, of which the second has these counts. */
    private static Results run(@Nullable Wire wire) {
        return run(null, wire);
    }

    private static Results run(@Nullable Wire base, @Nullable Wire other) {
        return results(
                true,
                List.of(),
                cell(BASE, TIMES).withWire(base),
                cell(OTHER, TIMES).withWire(other));
    }
}
