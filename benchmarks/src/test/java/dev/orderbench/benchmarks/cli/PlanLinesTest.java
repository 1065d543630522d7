package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is told of a run before it begins. */
// What is taken for good would start a run of minutes.
@Timeout(60)
class PlanLinesTest {

    private static final String ALL = "--contenders=raw-jdbc,jooq,jpa";

    @Test
    void standardStatesWhatItAffords() {
        assertThat(lines("--preset=standard", ALL))
                .containsExactly(
                        "standard: raw-jdbc, jooq and jpa, medium data (100,000 orders)",
                        "  compared: 12 operations, 1 and 4 threads, 5 JVMs each, with controls of findUserByEmail and"
                                + " placeOrder, with pgbench after each",
                        "  over a network: userWithRecentOrders and placeOrder, 1 thread, round trips of 0.5, 1 and 5 ms, 2 JVMs"
                                + " each",
                        "  over threads: placeOrder, 16 threads and 16 virtual threads, 2 JVMs each",
                        "  over data: findUserByEmail and findOrder on small data, 1 thread, 2 JVMs",
                        "  as first written: userWithRecentOrders, searchOrders, placeOrder and importOrders, 1 thread, 3"
                                + " JVMs",
                        "  at the end: latency at a fixed rate, what contenders bring with them and experiments on pools, 6"
                                + " min",
                        "  at least 45 min, budget 45 min: what is left goes into more JVMs");
    }

    @Test
    void shortRunHasFewLines() {
        assertThat(lines("--preset=smoke", "--contenders=raw-jdbc", "--operations=findOrder"))
                .containsExactly(
                        "smoke: raw-jdbc, small data (10,000 orders)",
                        "  compared: findOrder, 4 threads, 3 JVMs",
                        "  about 50 s, no budget");
    }

    @Test
    void budgetThatThePlanLeavesNoRoomForIsToldToBeNone() {
        assertThat(lines("--preset=standard", ALL, "--threads=1,2,4,8").getLast())
                .isEqualTo("  no budget: what must be run takes about 1 h 12 min, more than the preset's 45 min");
    }

    @Test
    void budgetOfTheUserIsTold() {
        assertThat(lines("--preset=standard", ALL, "--threads=1,2,4,8", "--budget=2h")
                        .getLast())
                .isEqualTo("  at least 1 h 12 min, budget 2 h 0 min: what is left goes into more JVMs");
    }

    /** To load a million orders and to look at all contenders on them takes half a minute longer than with a hundred thousand. */
    @Test
    void largerDataTakesLongerToPrepare() {
        assertThat(lines("--preset=smoke", ALL, "--size=medium").getLast()).isEqualTo("  about 90 s, no budget");
        assertThat(lines("--preset=smoke", ALL, "--size=large").getLast()).isEqualTo("  about 3 min, no budget");
    }

    @Test
    void networkOfTheUserIsTold() {
        assertThat(lines("--preset=smoke", "--contenders=raw-jdbc", "--operations=findOrder", "--rtt=0,0.5"))
                .contains("  over a network: findOrder, 1 thread, round trips of 0 and 0.5 ms, 3 JVMs each");
    }

    @Test
    void theyAreToldBeforeAnythingStarts(@TempDir Path folder) {
        Console console = Console.runAlone("run", "--preset=smoke", "--db=oracle", "--out=" + folder);

        assertThat(console.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        List<String> printed = console.out().lines().toList();
        assertThat(printed.getFirst()).startsWith("smoke: raw-jdbc");
        assertThat(printed.getLast()).isEqualTo("starting PostgreSQL (oracle)");
    }

    private static List<String> lines(String... arguments) {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.lines(command.request()).lines();
    }
}
