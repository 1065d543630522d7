package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Cell;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import dev.orderbench.database.DatasetSize;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run, for real, that is told that a JVM was disturbed and that an interval is wide. */
class BudgetedRunIT {

    private static final List<Operation> OPERATIONS = List.of(Operation.REGISTER_USER);

    @TempDir
    private Path folder;

    @Test
    void disturbedJvmIsRepeatedWholeAndAWideIntervalGetsAnotherJvm() {
        RunRequest request = request(new Budget(3_600, 0.03));
        Results results = new Measurement(request, new StrictProgress(), BudgetedRunIT::assess).run("c", folder);

        assertThat(results.complete()).isTrue();
        assertThat(results.jvms()).extracting(JvmRun::index).containsExactly(0, 1);
        JvmRun repeated = results.jvms().getFirst();
        assertThat(repeated.replaced()).isNotNull().satisfies(before -> {
            assertThat(before.startedAt()).isBefore(repeated.startedAt());
            assertThat(before.seed()).isEqualTo(repeated.seed());
            assertThat(before.replaced()).isNull();
        });
        assertThat(results.jvms().getLast().replaced()).isNull();
        assertThat(results.jvms().getLast().seed()).isNotEqualTo(repeated.seed());

        List<Journal.Entry> entries =
                Journal.read(folder.resolve(Measurement.JOURNAL)).entries();
        assertThat(entries).hasSize(3);
        assertThat(results.cells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.series())
                        .as("what the disturbed attempt measured is thrown away")
                        .containsExactly(series(entries.get(1)), series(entries.get(2))));
    }

    /** The minimum is run whatever it takes; nothing is added to it that would not end in time. */
    @Test
    void spentBudgetAddsNothing() {
        Results results = new Measurement(
                        request(new Budget(1, 0.03)),
                        new StrictProgress(),
                        sofar -> new Assessment(sofar.jvms(), List.of(Double.POSITIVE_INFINITY)))
                .run("c", folder);
        assertThat(results.complete()).isTrue();
        assertThat(results.jvms())
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.replaced()).isNull());
    }

    /** The first of two JVMs is killed, and killed again when it is tried once more. */
    @Test
    void jvmThatFailsKeepsNoOtherFromBeingRepeated() {
        KillingProgress progress = new KillingProgress(Set.of(1, 3));
        Results results = new Measurement(
                        request(new Budget(3_600, 0.03), 2),
                        progress,
                        sofar -> new Assessment(
                                sofar.jvms().stream()
                                        .filter(jvm -> jvm.failure() == null && jvm.replaced() == null)
                                        .toList(),
                                List.of(0.0)))
                .run("c", folder);

        assertThat(progress.problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("gave no samples"));
        assertThat(results.complete()).isFalse();
        assertThat(results.jvms()).extracting(JvmRun::index).containsExactlyInAnyOrder(0, 1);
        for (JvmRun jvm : results.jvms()) {
            assertThat(jvm.failure() != null).as("JVM 0 failed").isEqualTo(jvm.index() == 0);
            assertThat(jvm.replaced() != null).as("JVM 1 was repeated").isEqualTo(jvm.index() == 1);
        }
    }

    @Test
    void jvmThatFailsOnceIsTriedAgain() {
        KillingProgress progress = new KillingProgress(Set.of(1));
        Results results = new Measurement(
                        request(new Budget(3_600, 0.03)), progress, sofar -> new Assessment(List.of(), List.of(0.0)))
                .run("c", folder);

        assertThat(progress.problems).hasSize(1);
        assertThat(results.complete()).isTrue();
        assertThat(results.jvms())
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.failure()).isNull());
    }

    /** An hour back, as at the end of summer on a machine that has it wrong: after the JVM has begun. */
    @Test
    void clockThatIsSetBackIsToldAndDurationsAreRight() {
        AtomicInteger asked = new AtomicInteger();
        Instant begin = Instant.now();
        // Asked when the run begins, and when the JVM does.
        InstantSource clock = () ->
                asked.incrementAndGet() <= 2 ? Instant.now() : Instant.now().minusSeconds(3_600);
        StrictProgress progress = new StrictProgress();

        Results results = new Measurement(request(null), null, progress, BudgetedRunIT::assess, clock).run("c", folder);

        assertThat(progress.steps())
                .contains("the clock was set back by 1 h while JVM 1 measured:"
                        + " times of the day in these results are not to be trusted, durations are");
        assertThat(results.jvms())
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.seconds())
                        .isBetween(1.0, Duration.between(begin, Instant.now()).toMillis() / 1_000.0));
    }

    private static Assessment assess(Results results) {
        return new Assessment(
                results.jvms().stream()
                        .filter(jvm -> jvm.replaced() == null && jvm.index() == 0)
                        .toList(),
                List.of(results.jvms().size() == 1 ? Double.POSITIVE_INFINITY : 0.02));
    }

    private static Cell.Series series(Journal.Entry entry) {
        return entry.series().getFirst().series();
    }

    private static RunRequest request(@Nullable Budget budget) {
        return request(budget, 1);
    }

    private static RunRequest request(@Nullable Budget budget, int jvms) {
        return new RunRequest(
                Preset.SMOKE,
                System.getProperty("bench.db", "embedded"),
                List.of(Entrant.of(Contenders.BASELINE)),
                DatasetSize.TINY,
                new StagePlanner(1, DatasetSize.TINY, OPERATIONS, jvms, 1, 1)
                        .compare(List.of(1), List.of(), StagePlanner.SLICE_MILLIS)
                        .stages(),
                1,
                budget);
    }

    /** Kills measuring JVMs when they have done their first slice. */
    private static final class KillingProgress extends StrictProgress {

        private final Set<Integer> victims;
        private final Set<Long> seen = new HashSet<>();
        private final List<String> problems = new ArrayList<>();

        /**
         * @param victims which are killed, in the order in which they run, from 1
         */
        KillingProgress(Set<Integer> victims) {
            this.victims = victims;
        }

        @Override
        public void problem(String what) {
            problems.add(what);
        }

        @Override
        public void slice(int jvm, int jvms, String what, double shareDone) {
            ProcessHandle.current()
                    .descendants()
                    .filter(child -> child.info().commandLine().orElse("").contains("-Dorderbench.fork="))
                    .filter(fork -> seen.add(fork.pid()) && victims.contains(seen.size()))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
