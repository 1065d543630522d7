package dev.orderbench.benchmarks.statistics;

import static dev.orderbench.benchmarks.statistics.ComparedRuns.THRESHOLD;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.environment;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.judgement;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.run;
import static dev.orderbench.benchmarks.statistics.ComparedRuns.with;
import static dev.orderbench.benchmarks.statistics.SampleRuns.BASE;
import static dev.orderbench.benchmarks.statistics.SampleRuns.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Results;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What another machine, other libraries and other settings are to a comparison of two runs. */
class RunChangesEnvironmentTest {

    @Test
    void slowerMachineOfTheSameNameIsSeenInTimesAndNotInRatios() {
        RunChanges changes = RunChanges.of(run(1.2, 1), run(1.2, 1.5), THRESHOLD);

        assertThat(judgement(changes, Quantity.RATIO)).isEqualTo(Judgement.WITHIN);
        assertThat(changes.worse())
                .extracting(RunChanges.Row::contender, RunChanges.Row::quantity)
                .containsExactly(tuple(BASE, Quantity.TIME), tuple(OTHER, Quantity.TIME));
    }

    @Test
    void timeIsNotCountedWhereTheEnvironmentDiffers() {
        Results after = with(run(1.2, 1.5), environment -> environment(environment, "", "Another CPU", "2.0"));
        RunChanges changes = RunChanges.of(run(1.2, 1), after, THRESHOLD);

        assertThat(changes.worse()).isEmpty();
        assertThat(changes.rows())
                .filteredOn(row -> row.quantity() == Quantity.TIME)
                .allSatisfy(row -> {
                    assertThat(row.judgement()).isEqualTo(Judgement.WORSE);
                    assertThat(row.gates()).isFalse();
                });
        assertThat(changes.environment())
                .containsExactly(
                        new EnvironmentChange("library jooq", "none", "2.0", true),
                        new EnvironmentChange("processor", "", "Another CPU", false));
    }

    @Test
    void commitAndLibrariesAreWhatIsUnderTest() {
        Results after = with(run(1.2, 1.5), environment -> environment(environment, "b7", environment.cpu(), "2.0"));
        RunChanges changes = RunChanges.of(run(1.2, 1), after, THRESHOLD);

        assertThat(changes.environment()).extracting(EnvironmentChange::what).containsExactly("commit", "library jooq");
        assertThat(changes.worse()).hasSize(2);
    }

    @Test
    void settingsOfContendersAreUnderTestAndTheDriversAreNot() {
        Results before = with(run(1.2, 1), environment -> set(environment, "5", settings("50"), settings("1")));
        Results after = with(run(1.2, 1), environment -> set(environment, "0", settings("20"), null));
        RunChanges changes = RunChanges.of(before, after, THRESHOLD);

        assertThat(changes.environment())
                .containsExactly(
                        new EnvironmentChange("setting of base batch_size", "50", "20", true),
                        new EnvironmentChange("driver setting prepareThreshold", "5", "0", false));
    }

    @Test
    void whatAnOlderRunDidNotRecordIsNoChange() {
        Results after = with(run(1.2, 1), environment -> set(environment, "0", settings("20"), null));

        assertThat(RunChanges.of(run(1.2, 1), after, THRESHOLD).environment()).isEmpty();
        assertThat(RunChanges.of(after, run(1.2, 1), THRESHOLD).environment()).isEmpty();
    }

    private static SortedMap<String, String> settings(String batchSize) {
        return new TreeMap<>(Map.of("batch_size", batchSize));
    }

    private static Environment set(
            Environment of,
            String prepareThreshold,
            SortedMap<String, String> base,
            @Nullable SortedMap<String, String> another) {
        SortedMap<String, SortedMap<String, String>> contenders = new TreeMap<>(Map.of("base", base));
        if (another != null) {
            contenders.put("another", another);
        }
        return new Environment(
                of.commit(),
                of.jdk(),
                of.jvmArguments(),
                of.operatingSystem(),
                of.cpu(),
                of.cores(),
                of.memoryBytes(),
                of.libraries(),
                of.server(),
                of.pool(),
                new TreeMap<>(Map.of("prepareThreshold", prepareThreshold)),
                contenders,
                null);
    }
}
