package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.ProgressListener;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.ResultsFile;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Results are complete when all that comes after the comparison has been measured, and not before. */
@Timeout(60)
class PartsTest {

    /** Nobody listens there, so whatever needs a server fails at once. */
    private static final String NOWHERE = "jdbc:postgresql://localhost:1/none";

    static final Results COMPARED = new Results(
            Results.FORMAT,
            Results.VERSION,
            Instant.EPOCH,
            Instant.EPOCH,
            true,
            new Plan(
                    "smoke",
                    false,
                    "tiny",
                    400,
                    List.of(new Stage(
                            Stage.Kind.COMPARISON,
                            Point.of(4, "tiny"),
                            List.of("placeOrder"),
                            List.of(),
                            1,
                            1,
                            1,
                            2,
                            50,
                            10)),
                    1),
            new Environment(
                    "unknown",
                    "Some JDK",
                    List.of(),
                    "Some system",
                    "Some processor",
                    2,
                    1L << 33,
                    new TreeMap<>(),
                    new Environment.Server("external", "18", new TreeMap<>()),
                    new TreeMap<>()),
            List.of(new Contender("raw-jdbc", "Raw JDBC", "tuned", Role.CONTENDER)),
            List.of(),
            List.of());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--latency", "--pool"})
    void partThatFailsLeavesTheResultsIncompleteFromItsBeginOn(String part) throws InterruptedException {
        Path file = folder.resolve("results.json");
        List<Results> whileItRan = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        ProgressListener progress = new ProgressListener() {
            @Override
            public void step(String what) {
                whileItRan.add(ResultsFile.read(file));
            }

            @Override
            public void problem(String what) {
                problems.add(what);
            }

            @Override
            public void slice(int jvm, int jvms, String what, double shareDone) {
                throw new AssertionError(what);
            }

            @Override
            public void part(String what, double shareDone) {
                // Of no interest here.
            }
        };

        Results results = options(part).addParts(COMPARED, file, NOWHERE, progress);

        assertThat(whileItRan).isNotEmpty().noneMatch(Results::complete);
        assertThat(problems).singleElement().asString().startsWith("no ");
        assertThat(results).isEqualTo(COMPARED.withComplete(false));
    }

    @Test
    void withoutPartsTheyAreAsCompleteAsTheComparison() throws InterruptedException {
        Path file = folder.resolve("results.json");
        Progress progress = new Progress(new PrintWriter(new StringWriter()));
        for (boolean complete : new boolean[] {true, false}) {
            Results compared = COMPARED.withComplete(complete);
            assertThat(options().addParts(compared, file, NOWHERE, progress)).isEqualTo(compared);
        }
    }

    private static ExtraOptions options(String... arguments) {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.extras();
    }
}
