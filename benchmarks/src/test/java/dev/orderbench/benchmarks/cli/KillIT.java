package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Measurement;
import dev.orderbench.benchmarks.result.Journal;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed with signal 9 at random moments, and gone on with until they are whole. How many kills, the system
 * property {@value #KILLS} says; a maintainer asks for 20, which take about 20 minutes. The random moments follow from a seed
 * that is printed, and may be given as {@value #SEED}.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KillIT {

    private static final String KILLS = "orderbench.kills";
    private static final String SEED = "orderbench.killSeed";

    /** The exit code of a process that was killed, also when that was after all was done. */
    private static final int KILLED = 128 + 9;

    /** A little more than a JVM of the preset smoke takes. */
    private static final int JVM_MILLIS = 12_000;

    /** Of the programs: nothing else is in it, so whatever stays was left by them. */
    @TempDir
    private Path temporary;

    @TempDir
    private Path folders;

    /** JVMs of the run that had ended when it was killed: they are not measured again. */
    private final Set<JvmRun> kept = new LinkedHashSet<>();

    private final List<Program> programs = new ArrayList<>();

    /** Even after a failure, nothing stays. */
    @AfterEach
    void stopAll() throws IOException, InterruptedException {
        for (Program program : programs) {
            program.kill();
        }
        // Any command does; this one has nothing else to do.
        start("report", "none").await();
    }

    @Test
    void killedRunThatIsGoneOnWithIsWhole() throws Exception {
        int kills = Integer.getInteger(KILLS, 1);
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.printf("%d kills, -D%s=%d%n", kills, SEED, seed);
        Random random = new Random(seed);
        int jvms = kills == 1 ? 2 : 3;
        int killed = 0;
        for (int run = 0; killed < kills; run++) {
            Path folder = Files.createDirectory(folders.resolve("run" + run));
            int before = killed;
            kept.clear();
            Program program = begin(folder, jvms);
            await(() -> Files.exists(folder.resolve(Measurement.JOURNAL)), program);
            while (killed < kills
                    // Seldom more than twice the same run.
                    && (killed == before || random.nextInt(3) == 0)
                    && killedWithin(random.nextInt(jvms * JVM_MILLIS), program, folder)) {
                killed++;
                if (killed == 1) {
                    assertChangedEnvironmentIsRefused(folder);
                }
                program = start("run", "--resume", "--out=" + folder);
            }
            assertThat(program.await()).as(program.printed()).isIn(ExitCode.DONE, KILLED);
            assertWhole(folder, jvms);
            if (killed > before) {
                assertThat(program.printed())
                        .as("what the run had found out about idle processors holds to its end")
                        .doesNotContain("idle processors: a SELECT 1");
            }
            System.out.printf("run %d: whole after %d kills%n", run, killed - before);
        }
    }

    /** The measuring JVM is killed, not the run: the results say what lacks, and what to do. */
    @Test
    void resultsThatLackAJvmAreNotComplete() throws Exception {
        Program program = begin(folders, 1);
        await(() -> !program.forks().isEmpty(), program);
        program.forks().getFirst().destroyForcibly();

        assertThat(program.await()).isEqualTo(ExitCode.SOMETHING_FAILED);

        Results results = ResultsFile.read(folders.resolve("results.json"));
        assertThat(results.complete()).isFalse();
        assertThat(results.jvms()).hasSize(1).allMatch(jvm -> jvm.failure() != null);
        assertThat(folders.resolve(Measurement.JOURNAL)).exists();
        assertThat(program.printed()).contains("To measure again what failed: ./bench run --resume --out " + folders);
        assertNothingIsLeft();
    }

    private Program begin(Path folder, int jvms) throws IOException {
        return start(
                "run",
                "--preset=smoke",
                "--size=tiny",
                "--operations=registerUser",
                // So that processors are idle, and a trial is made of what to do with them.
                "--threads=1",
                "--contenders=raw-jdbc",
                "--jvms=" + jvms,
                "--out=" + folder);
    }

    private Program start(String... arguments) throws IOException {
        Program program = Program.start(temporary, arguments);
        programs.add(program);
        return program;
    }

    /** Whether it was killed, rather than had ended before. What it forked ends by itself. */
    private boolean killedWithin(int millis, Program program, Path folder) throws Exception {
        if (program.process().waitFor(millis, TimeUnit.MILLISECONDS)) {
            return false;
        }
        List<ProcessHandle> forks = program.kill();
        if (!Files.exists(folder.resolve(Measurement.JOURNAL))) {
            // It was done but for the last lines that it prints.
            return false;
        }
        long killedAt = System.nanoTime();
        await(() -> forks.stream().noneMatch(KillIT::runs), program);
        System.out.printf(
                "killed %d ms after it had begun, with %d lines in its journal; its %d JVM ended after %d ms%n",
                millis,
                Files.readAllLines(folder.resolve(Measurement.JOURNAL)).size(),
                forks.size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAt));
        kept.addAll(done(folder));
        Path results = folder.resolve("results.json");
        if (Files.exists(results) && ResultsFile.read(results).complete()) {
            // It had all, and was killed before it could delete the journal.
            assertThat(ResultsFile.read(results).jvms())
                    .hasSize(ResultsFile.read(results).plan().jvms());
        }
        return true;
    }

    private void assertChangedEnvironmentIsRefused(Path folder) throws Exception {
        Path elsewhere = Files.createDirectory(folders.resolve("elsewhere"));
        String journal = Files.readString(folder.resolve(Measurement.JOURNAL));
        String changed = journal.replaceFirst("\"jdk\":\"", "\"jdk\":\"Another ");
        assertThat(changed).isNotEqualTo(journal);
        Files.writeString(elsewhere.resolve(Measurement.JOURNAL), changed);

        Program program = start("run", "--resume", "--out=" + elsewhere);

        assertThat(program.await()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(program.printed())
                .contains("bench: removed the PostgreSQL that a killed run had left in " + temporary)
                .contains("since the environment has changed: jdk was Another ");
        assertThat(elsewhere.resolve(Measurement.JOURNAL))
                .content()
                .startsWith(changed.lines().findFirst().orElse(""));
        assertNothingIsLeft();
    }

    /** Of a copy, since to read a journal is to repair it. */
    private List<JvmRun> done(Path folder) throws IOException {
        Path copy = Files.copy(
                folder.resolve(Measurement.JOURNAL),
                folders.resolve("copy.jsonl"),
                StandardCopyOption.REPLACE_EXISTING);
        return Journal.read(copy).entries().stream()
                .map(Journal.Entry::jvm)
                .filter(jvm -> jvm.failure() == null)
                .toList();
    }

    private void assertWhole(Path folder, int jvms) throws IOException {
        Results results = ResultsFile.read(folder.resolve("results.json"));
        assertThat(results.complete()).isTrue();
        assertThat(results.jvms()).extracting(JvmRun::index).containsExactlyInAnyOrderElementsOf(indexes(jvms));
        assertThat(results.jvms()).allMatch(jvm -> jvm.failure() == null).containsAll(kept);
        assertThat(results.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.failure()).isNull();
            assertThat(cell.series())
                    .extracting(series -> series.jvm())
                    .containsExactlyInAnyOrderElementsOf(indexes(jvms));
            assertThat(cell.series())
                    .allSatisfy(series -> assertThat(series.nanosPerOperation())
                            .hasSize(results.plan().stages().getFirst().rounds()));
        });
        assertThat(folder.resolve(Measurement.JOURNAL)).doesNotExist();
        assertNothingIsLeft();
    }

    private static List<Integer> indexes(int jvms) {
        return Stream.iterate(0, jvm -> jvm + 1).limit(jvms).toList();
    }

    /** No folder and no process. JMH's own small files and lock stay where JMH is killed. */
    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("orderbench-"));
        }
        assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(temporary.toString());
    }

    /** A process that has ended has no command line, even where nobody has asked yet how it ended. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private static void await(BooleanSupplier condition, Program program) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(program.printed()).isLessThan(end);
            program.process().waitFor(20, TimeUnit.MILLISECONDS);
        }
    }
}
