package dev.orderbench.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which processor time is foreign, on a planted machine. */
class OwnProcessesTest {

    private static final long SERVER = 4_000_000_100L;
    private static final long BACKEND = 4_000_000_101L;
    private static final long PROXY = 4_000_000_300L;
    private static final long FOREIGN = 4_000_000_200L;
    private static final long CHILD_OF_FOREIGN = 4_000_000_201L;

    @TempDir
    private Path root;

    private Proc proc;

    @BeforeEach
    void plant() throws IOException {
        proc = new Proc(root);
        machine(10_000);
        process(ProcessHandle.current().pid(), 1, "java", 500);
        process(program(), 1, "java", 300);
        process(SERVER, 1, "postgres", 20);
        process(BACKEND, SERVER, "postgres: ) 7 x (", 70);
        process(PROXY, 1, "docker-proxy", 10);
        process(FOREIGN, 1, "burner", 1_000);
        process(CHILD_OF_FOREIGN, FOREIGN, "burner", 0);
    }

    @Test
    void workOfClientProgramServerBackendsAndProxyIsNotForeign() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, SERVER);
        long before = foreign(own);
        process(ProcessHandle.current().pid(), 1, "java", 500 + 60);
        process(program(), 1, "java", 300 + 1);
        process(SERVER, 1, "postgres", 20 + 2);
        process(BACKEND, SERVER, "postgres: ) 7 x (", 70 + 30);
        process(PROXY, 1, "docker-proxy", 10 + 5);
        machine(10_000 + 60 + 1 + 2 + 30 + 5);
        assertThat(foreign(own) - before).isZero();
    }

    /** What keeps processors awake was started by the program, after this one was found. */
    @Test
    void whatTheProgramHasStartedIsNotForeign() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, SERVER);
        long before = foreign(own);
        process(BACKEND + 6, program(), "sh", 90);
        machine(10_000 + 90);
        assertThat(foreign(own) - before).isZero();
    }

    @Test
    void backendThatIsNewIsTheServersToo() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, SERVER);
        long before = foreign(own);
        process(BACKEND + 5, SERVER, "postgres", 40);
        machine(10_000 + 40);
        assertThat(foreign(own) - before).isZero();
    }

    @Test
    void allElseIs() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, SERVER);
        long before = foreign(own);
        process(FOREIGN, 1, "burner", 1_000 + 80);
        process(CHILD_OF_FOREIGN, FOREIGN, "burner", 20);
        machine(10_000 + 80 + 20);
        assertThat(foreign(own) - before).isEqualTo(100);
    }

    @Test
    void serverThatIsGoneMakesItUnknown() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, SERVER);
        Files.delete(root.resolve(SERVER + "/stat"));
        assertThat(own.ticks()).isNull();
    }

    /** There it takes nothing of this machine. */
    @Test
    void serverElsewhereLeavesClientAndProgram() throws IOException {
        OwnProcesses own = OwnProcesses.of(proc, null);
        long before = foreign(own);
        process(ProcessHandle.current().pid(), 1, "java", 500 + 60);
        process(program(), 1, "java", 300 + 1);
        process(FOREIGN, 1, "burner", 1_000 + 80);
        machine(10_000 + 60 + 1 + 80);
        assertThat(foreign(own) - before).isEqualTo(80);
    }

    /** The machine's time goes from 15,000 to 17,000 ticks, of which 1,000 are idle, and 900 foreign. */
    @Test
    void intervalThatCannotBeReadIsLeftOutAndTheOthersStay() throws IOException {
        ForeignTime foreign = new ForeignTime(proc, OwnProcesses.of(proc, SERVER));
        assertThat(foreign.shares()).isEmpty();
        Files.delete(root.resolve(SERVER + "/stat"));
        foreign.endInterval();
        assertThat(foreign.shares()).isNull();
        process(SERVER, 1, "postgres", 20);
        foreign.endInterval();
        assertThat(foreign.shares()).as("of which the beginning was not seen").isNull();

        process(SERVER, 1, "postgres", 20 + 100);
        Files.writeString(root.resolve("stat"), "cpu  11000 0 0 6000 0 0 0 0 0 0\n");
        foreign.endInterval();
        assertThat(foreign.shares()).containsExactly(0.45);

        Files.delete(root.resolve("stat"));
        foreign.endInterval();
        assertThat(foreign.shares()).containsExactly(0.45);
    }

    @Test
    void machineWhoseOwnProcessesAreNotKnownTellsNothing() {
        ForeignTime foreign = new ForeignTime(proc, null);
        assertThat(foreign.shares()).isNull();
        foreign.endInterval();
        assertThat(foreign.shares()).isNull();
    }

    @Test
    void interruptsAreLeftOutAndStolenTimeIsForeign() throws IOException {
        Files.writeString(root.resolve("stat"), "cpu  1 20 300 4000 50000 600000 7000000 80000000 0 0\ncpu0 1 1\n");
        assertThat(proc.machine()).isEqualTo(new Proc.Machine(80_000_321L, 87_654_321L));
    }

    @Test
    void pagesAreCounted() throws IOException {
        assertThat(proc.paging()).isNull();
        Files.writeString(root.resolve("vmstat"), "pgfault 9\npgmajfault 7\npswpin 2\npswpout 3\n");
        assertThat(proc.paging()).isEqualTo(new Proc.Paging(7, 5));
    }

    @Test
    void machineWithoutProcTellsNothing() {
        Proc none = new Proc(root.resolve("none"));
        assertThat(none.machine()).isNull();
        assertThat(none.paging()).isNull();
        assertThat(none.tasks()).isEmpty();
        assertThat(none.task(1)).isNull();
    }

    private long foreign(OwnProcesses own) {
        return Objects.requireNonNull(proc.machine()).used() - Objects.requireNonNull(own.ticks());
    }

    /** The parent of this JVM. */
    private static long program() {
        return ProcessHandle.current().parent().orElseThrow().pid();
    }

    private void machine(long used) throws IOException {
        Files.writeString(root.resolve("stat"), "cpu  %d 0 0 5000 0 0 0 0 0 0\n".formatted(used));
    }

    /** Its time is spread over the four fields that hold it. */
    private void process(long id, long parent, String name, long ticks) throws IOException {
        Path folder = Files.createDirectories(root.resolve(Long.toString(id)));
        long part = ticks / 4;
        Files.writeString(
                folder.resolve("stat"),
                "%d (%s) S %d 1 1 0 -1 4194560 999 999 999 999 %d %d %d %d 20 0 1 0\n"
                        .formatted(id, name, parent, ticks - 3 * part, part, part, part));
        Files.writeString(folder.resolve("cmdline"), "/usr/bin/" + name + "\0-x\0");
    }
}
