package dev.orderbench.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Yardstick;
import dev.orderbench.benchmarks.statistics.AgainstPgbench;
import dev.orderbench.benchmarks.statistics.Breakdown;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.OutsideComparison;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Remainder;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CauseTableTest {

    private static final String NONE = "“none”";
    private static final String INCLUDED = "the remainder includes it";
    private static final CauseRow.Part IN_REMAINDER = new CauseRow.Part("in the remainder", "");

    @Test
    void partsAreNoFinerThanTheTimeAndHaveTheirShares() {
        CauseTable table = table(
                measured(61_234, new Breakdown(15_308.5, 30_617.0, 306, new Remainder.Left(15_002.5), 3_041.8, 612.5)),
                measured(2_210_000, new Breakdown(1_105_000, 552_500.0, 0, new Remainder.Left(552_500), 1e6, 0.4)));

        assertThat(table.groups().getFirst().rows())
                .containsExactly(
                        new CauseRow.Measured(
                                "Contender 0",
                                "61.2",
                                new CauseRow.Part("15.3", "25%"),
                                new CauseRow.Part("30.6", "50%"),
                                IN_REMAINDER,
                                new CauseRow.Part("0.3", "<1%"),
                                new CauseRow.Part("15.0", "25%"),
                                "3,040",
                                "613"),
                        new CauseRow.Measured(
                                "Contender 1",
                                "2,210",
                                new CauseRow.Part("1,110", "50%"),
                                new CauseRow.Part("553", "25%"),
                                IN_REMAINDER,
                                new CauseRow.Part("0", "0%"),
                                new CauseRow.Part("553", "25%"),
                                "1,000,000",
                                "<1"));
        assertThat(table.legend()).doesNotContain(NONE, INCLUDED);
    }

    @Test
    void whatCouldNotBeSeenIsNotAvailableAndTheLegendSaysWhatFollows() {
        CauseTable table =
                table(measured(2_000_000, new Breakdown(500_000, null, 0, new Remainder.Left(1_500_000), 8, null)));

        assertThat(table.groups().getFirst().rows())
                .containsExactly(new CauseRow.Measured(
                        "Contender 0",
                        "2,000",
                        new CauseRow.Part("500", "25%"),
                        new CauseRow.Part("not available", ""),
                        IN_REMAINDER,
                        new CauseRow.Part("0", "0%"),
                        new CauseRow.Part("1,500", "75%"),
                        "8",
                        "not available"));
        assertThat(table.legend()).contains(INCLUDED).doesNotContain(NONE);
    }

    @Test
    void noRemainderIsNegativeAndTheLegendSaysWhy() {
        CauseTable table =
                table(measured(2_000_000, new Breakdown(900_000, 1.5e6, 0, new Remainder.Exceeded(400_000), 8, 0.0)));

        assertThat(((CauseRow.Measured) table.groups().getFirst().rows().getFirst()).remainder())
                .isEqualTo(new CauseRow.Part("none", ""));
        assertThat(table.legend()).contains(NONE).doesNotContain(INCLUDED);
    }

    @Test
    void aSimulatedNetworkIsAPartOfItsOwnAndTheClientsProcessorTimeIsNot() {
        Point far = new Point(1, false, 500, "small");
        Contender contender = new Contender("c0", "Contender 0", "tuned", Role.CONTENDER);
        CauseTable table = table(
                List.of(
                        new OutsideComparison.Measured(
                                "findOrder",
                                far,
                                contender,
                                new Estimate.Point(2_000_000),
                                null,
                                new Breakdown(300_000, 400_000.0, 0, 1e6, new Remainder.Left(600_000), 8, 0.0)),
                        // Threads, which simulate no network, are shown elsewhere.
                        new OutsideComparison.Missing("findOrder", Point.of(8, "small"), contender, "threw")),
                measured(1_000_000, new Breakdown(500_000, 500_000.0, 0, new Remainder.Left(0), 8, 0.0)));

        assertThat(table.compared()).hasSize(1);
        assertThat(table.groups().subList(1, 2))
                .containsExactly(new CauseRow.Group(
                        "findOrder",
                        "1 thread, 0.5 ms round trip",
                        true,
                        List.of(new CauseRow.Measured(
                                "Contender 0",
                                "2,000",
                                IN_REMAINDER,
                                new CauseRow.Part("400", "20%"),
                                new CauseRow.Part("1,000", "50%"),
                                new CauseRow.Part("0", "0%"),
                                new CauseRow.Part("600", "30%"),
                                "8",
                                "0"))));
        assertThat(table.legend()).contains("the round trips counted on the wire times the round-trip time");
    }

    @Test
    void theRemainderOfALoopbackRunHoldsItsNetwork() {
        CauseTable table = table(measured(2_000_000, new Breakdown(900_000, 1e6, 0, new Remainder.Left(1e5), 8, 0.0)));

        assertThat(table.legend())
                .contains("the remainder is what these leave of the time: network of loopback, switches, locks, disk.")
                .doesNotContain("simulated");
    }

    @Test
    void aBareRoundTripIsToldWhereItWasMeasured() {
        Results results = SampleResults.full();
        double perSecond = AgainstPgbench.of(results).orElseThrow().rows().stream()
                .filter(row ->
                        row.operation().equals(Yardstick.FLOOR) && row.point().threads() == 4)
                .findFirst()
                .orElseThrow()
                .perSecond()
                .value();

        assertThat(CauseTable.of(results, Comparison.of(results)).legend())
                .contains("A bare round trip, SELECT 1 through the pool and the driver, takes in whole ")
                .contains(Numbers.threeDigits(4e6 / perSecond) + " microseconds with 4 threads");
    }

    @Test
    void aContenderWithoutCausesIsNamedBesideOthersThatHaveThem() {
        CauseTable table = table(
                measured(2_000_000, new Breakdown(900_000, 1e6, 0, new Remainder.Left(100_000), 8, 0.0)),
                measured(2_000_000, null),
                new Outcome.Failed("threw"));

        assertThat(table.groups().getFirst().rows().subList(1, 3))
                .containsExactly(
                        new CauseRow.Missing("Contender 1", "not recorded"),
                        new CauseRow.Missing("Contender 2", "no score"));
    }

    @Test
    void withoutAnyCausesThereIsNoTableButASentence() {
        CauseTable table = table(measured(2_000_000, null));

        assertThat(table.isEmpty()).isTrue();
        assertThat(table.legend())
                .isEqualTo(
                        "These results hold no causes of the times: of virtual threads none are known, and files of format version 1 have none.");
    }

    @Test
    void whereNobodyHasAScoreThereAreNoTimesToExplain() {
        CauseTable table = table(new Outcome.Failed("threw"), new Outcome.Failed("threw"));

        assertThat(table.isEmpty()).isTrue();
        assertThat(table.legend()).isEqualTo("No contender has a score, so there are no times to tell the causes of.");
    }

    private static CauseTable table(Outcome... outcomes) {
        return table(List.of(), outcomes);
    }

    private static CauseTable table(List<OutsideComparison> outside, Outcome... outcomes) {
        List<Comparison.Entry> entries = IntStream.range(0, outcomes.length)
                .mapToObj(i -> new Comparison.Entry(
                        new Contender("c" + i, "Contender " + i, "tuned", Role.CONTENDER), outcomes[i]))
                .toList();
        return CauseTable.of(
                new Comparison(
                        entries.stream().map(Comparison.Entry::contender).toList(),
                        List.of(new Comparison.Group("findOrder", Point.of(4, "small"), entries, List.of())),
                        List.of()),
                outside,
                "network of loopback",
                "");
    }

    private static Outcome measured(double nanos, @Nullable Breakdown breakdown) {
        return new Outcome.Measured(
                new Estimate.Point(nanos),
                new Estimate.Point(4e9 / nanos),
                new Relation.Baseline(),
                "",
                5,
                100,
                breakdown);
    }
}
