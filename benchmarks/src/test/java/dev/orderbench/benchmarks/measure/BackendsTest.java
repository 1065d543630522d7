package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a server's processes, on a planted machine. */
class BackendsTest {

    private static final String TITLE = "postgres: me orderbench_1 127.0.0.1(5000) idle";

    @TempDir
    private Path root;

    @Test
    void processorTimeIsThatOfAllBackends() throws IOException {
        process(101, TITLE, "101", "7000 5 3\n");
        process(102, TITLE, "102", "500 5 3\n");
        process(103, "postgres: me orderbench_12 127.0.0.1(5001) idle", "103", "90000 5 3\n");
        process(104, TITLE, "104", "60000 5 3\n");

        Backends backends = Backends.find(root, "orderbench_1", Set.of("101", "102"));

        assertThat(backends).isNotNull().satisfies(found -> {
            assertThat(found.cpuNanos()).isEqualTo(7_500);
            assertThat(found.first()).isIn(101L, 102L);
        });
    }

    /** The server in a container tells of 42 what is 4711 here, and another container may have a 42 as well. */
    @Test
    void backendInAContainerIsKnownByItsInnermostNumber() throws IOException {
        process(4711, TITLE, "4711\t42", "800 5 3\n");
        process(42, TITLE, "42\t9", "90000 5 3\n");

        Backends backends = Backends.find(root, "orderbench_1", Set.of("42"));

        assertThat(backends).isNotNull().satisfies(found -> {
            assertThat(found.cpuNanos()).isEqualTo(800);
            assertThat(found.first()).isEqualTo(4711);
        });
    }

    @Test
    void backendThatIsNotSeenMakesAllUnknown() throws IOException {
        process(101, TITLE, "101", "7000 5 3\n");

        assertThat(Backends.find(root, "orderbench_1", Set.of("101", "102"))).isNull();
        assertThat(Backends.find(root, "orderbench_1", Set.of())).isNull();
        assertThat(Backends.find(root.resolve("none"), "orderbench_1", Set.of("101")))
                .isNull();
    }

    /** A kernel without CONFIG_SCHEDSTATS. */
    @Test
    void timeThatTheKernelDoesNotKeepIsUnknownAndNotNought() throws IOException {
        process(101, TITLE, "101", "0 0 0\n");
        process(102, TITLE, "102", "0 0 0\n");

        Backends backends = Backends.find(root, "orderbench_1", Set.of("101", "102"));

        assertThat(backends)
                .isNotNull()
                .satisfies(found -> assertThat(found.cpuNanos()).isNull());
    }

    @Test
    void backendThatHasEndedMakesTheTimeUnknown() throws IOException {
        process(101, TITLE, "101", "7000 5 3\n");
        Backends backends = Backends.find(root, "orderbench_1", Set.of("101"));
        Files.delete(root.resolve("101/schedstat"));

        assertThat(backends)
                .isNotNull()
                .satisfies(found -> assertThat(found.cpuNanos()).isNull());
    }

    /** They read for the backends. Those of another server read for others; its postmaster is another. */
    @Test
    void timeOfTheServersOwnIoWorkersIsPartOfIt() throws IOException {
        process(101, TITLE, "101", "7000 5 3\n");
        process(90, "postgres: io worker 0", "90", "20 5 3\n");
        process(91, "postgres: 18/main: io worker 12", "91", "3 5 3\n");
        process(92, "postgres: walwriter ", "92", "40000 5 3\n");
        process(93, "postgres: io worker 0", "93", "50000 5 3\n", 8);
        process(94, "grep io worker 0", "94", "60000 5 3\n");

        Backends backends = Backends.find(root, "orderbench_1", Set.of("101"));

        assertThat(backends).isNotNull().satisfies(found -> {
            assertThat(found.cpuNanos()).isEqualTo(7_023);
            assertThat(found.first()).isEqualTo(101);
        });
    }

    private void process(long pid, String title, String namespaces, String schedstat) throws IOException {
        process(pid, title, namespaces, schedstat, 7);
    }

    private void process(long pid, String title, String namespaces, String schedstat, long parent) throws IOException {
        Path folder = Files.createDirectories(root.resolve(Long.toString(pid)));
        Files.writeString(folder.resolve("cmdline"), title + "\0");
        Files.writeString(
                folder.resolve("status"),
                "Name:\tpostgres\nPPid:\t%d\nNSpid:\t%s\nNSpgid:\t1\n".formatted(parent, namespaces));
        Files.writeString(folder.resolve("schedstat"), schedstat);
    }
}
