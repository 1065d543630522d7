package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are really killed, and the servers that they leave. */
@Timeout(120)
class OrphansIT {

    /** The temporary directory of the programs: nothing else is in it, and other programs' servers are elsewhere. */
    @TempDir
    private Path temporary;

    private final List<Process> programs = new ArrayList<>();

    /** Even after a failure, nothing stays. */
    @AfterEach
    void stopAll() throws IOException, InterruptedException {
        for (Process program : programs) {
            program.destroyForcibly().waitFor();
        }
        stop();
    }

    @Test
    void serverOfKilledProgramIsStoppedOnceAndThatOfALivingOneIsNot() throws Exception {
        Process living = hold();
        String livingUrl = url(living);
        List<Path> livingFolders = folders();
        Process killed = hold();
        url(killed);
        List<Path> folders = new ArrayList<>(folders());
        folders.removeAll(livingFolders);
        assertThat(folders).hasSize(1);
        Path folder = folders.getFirst();
        ProcessHandle postmaster = postmaster(folder);
        List<ProcessHandle> backends = postmaster.descendants().toList();
        assertThat(backends).hasSizeGreaterThan(3);

        killed.destroyForcibly().waitFor();
        assertThat(runs(postmaster)).as("killing the program leaves its server").isTrue();

        Process first = ServerProgram.start(temporary, "stop");
        Process second = ServerProgram.start(temporary, "stop");
        List<String> stopped = new ArrayList<>(ServerProgram.output(first));
        stopped.addAll(ServerProgram.output(second));

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(stopped).as("one of two programs stops it").containsExactly(folder.toString());
        assertThat(runs(postmaster)).isFalse();
        assertThat(backends).noneMatch(OrphansIT::runs);
        assertThat(folder).doesNotExist();

        assertThat(folders()).isEqualTo(livingFolders);
        try (Connection connection =
                ConnectionInfo.parse(livingUrl + "?user=postgres").dataSource().getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
        living.getOutputStream().close();
        assertThat(living.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folders())
                .as("a program that ends by itself deletes its folder")
                .isEmpty();
    }

    @Test
    void pgBouncerOfKilledProgramIsStopped() throws Exception {
        List<PgBouncerProgram> programs = PgBouncerProgram.all();
        if (programs.isEmpty()) {
            String reason = "there is no PgBouncer here, nor its image in Docker: on Debian, apt install pgbouncer";
            System.out.println("pgBouncerOfKilledProgramIsStopped is skipped: " + reason);
            abort(reason);
        }
        for (PgBouncerProgram pgBouncer : programs) {
            Process killed = ServerProgram.start(temporary, "bounce", pgBouncer.title());
            this.programs.add(killed);
            ConnectionInfo through = ConnectionInfo.parse(url(killed) + "?user=postgres");
            Path folder = folders().stream()
                    .filter(one -> one.getFileName().toString().startsWith("orderbench-pgbouncer-"))
                    .findFirst()
                    .orElseThrow();

            killed.destroyForcibly().waitFor();
            try (Connection connection = through.dataSource().getConnection()) {
                assertThat(connection.isValid(5))
                        .as("killing the program leaves %s", pgBouncer.title())
                        .isTrue();
            }

            assertThat(stop()).contains(folder.toString()).hasSize(2);
            assertThat(folders()).isEmpty();
            assertThat(ProcessHandle.allProcesses().filter(this::isOurs)).isEmpty();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> through.dataSource().getConnection().close())
                    .as("nobody listens there")
                    .returns("08001", SQLException::getSQLState);
        }
    }

    /** Killed after a random time, from the beginning of the JVM on: while the folder, the data or the server are being made. */
    @Test
    void whatProgramLeavesThatIsKilledWhileItStartsIsDeleted() throws Exception {
        for (int millis : new int[] {300, 500, 700, 900, 1_200, 1_600}) {
            Process program = hold();
            program.waitFor(millis, TimeUnit.MILLISECONDS);
            program.destroyForcibly().waitFor();
        }
        stop();

        // A folder without its final name may be another's that is just being made; no server is in it.
        assertThat(folders()).allMatch(folder -> folder.getFileName().toString().startsWith("orderbench-new-"));
        // Whoever was still making data finds them gone, and ends.
        while (ProcessHandle.allProcesses().anyMatch(this::isOurs)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyFoldersThatWereLeftAreDeletedAndOnlyTheirProcessesStopped() throws Exception {
        Path halfMade = Files.createDirectory(temporary.resolve("orderbench-new-1"));
        Files.setLastModifiedTime(halfMade, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        Path beingMade = Files.createDirectory(temporary.resolve("orderbench-new-2"));
        Path ofAJvm = Files.createDirectory(temporary.resolve("orderbench-jvm-3"));
        Files.createFile(ofAJvm.resolve("lock"));
        Files.writeString(ofAJvm.resolve("spec.json"), "secret");
        Path withoutServer = Files.createDirectory(temporary.resolve("orderbench-pg-4"));
        Files.createFile(withoutServer.resolve("lock"));
        Files.createDirectory(withoutServer.resolve("data"));
        // The id of the server that was there is another process's by now: this one's.
        Files.writeString(
                withoutServer.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        Path anothers = Files.createDirectory(temporary.resolve("orderbench-pg-5"));
        Files.createFile(anothers.resolve("precious"));

        assertThat(stop()).containsExactly(withoutServer.toString());

        assertThat(halfMade).doesNotExist();
        assertThat(ofAJvm).doesNotExist();
        assertThat(withoutServer).doesNotExist();
        assertThat(beingMade).exists();
        assertThat(anothers.resolve("precious")).exists();
    }

    /** In the same process, where a lock does not protect from its owner. */
    @Test
    void ownServersAreLeftAlone() throws SQLException {
        try (PostgresServer server = PostgresServer.start("embedded")) {
            PostgresServer.stopOrphans();
            PostgresServer.stopOrphans();
            try (Connection connection = server.administration().dataSource().getConnection()) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
    }

    private Process hold() throws IOException {
        Process program = ServerProgram.start(temporary, "hold");
        programs.add(program);
        return program;
    }

    private List<String> stop() throws IOException, InterruptedException {
        Process stop = ServerProgram.start(temporary, "stop");
        List<String> stopped = ServerProgram.output(stop);
        assertThat(stop.waitFor()).isZero();
        return stopped;
    }

    private static String url(Process program) throws IOException {
        BufferedReader reader = program.inputReader();
        return reader.readLine();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("orderbench-"))
                    .sorted()
                    .toList();
        }
    }

    private static ProcessHandle postmaster(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** A process that has ended has no command line, even where nobody has asked yet how it ended. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(temporary.toString());
    }
}
