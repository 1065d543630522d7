package dev.orderbench.benchmarks.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderbench.database.ConnectionInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where pgbench is looked for, and how its words are read. */
class YardstickTest {

    @TempDir
    private Path folder;

    @Test
    void absenceIsToldInASentence() {
        Path installations = folder.resolve("postgresql");
        assertThat(Yardstick.find(folder + File.pathSeparator, installations))
                .isEqualTo(new Yardstick.Absent(
                        "no yardstick: pgbench was not found on the PATH nor in %s/*/bin".formatted(installations)));
    }

    @Test
    void pathComesFirstThenTheNewestVersion() throws IOException {
        Path installations = folder.resolve("postgresql");
        program(installations.resolve("9.6/bin"));
        program(installations.resolve("15/bin"));
        Path newest = program(installations.resolve("18/bin"));
        Files.createDirectories(installations.resolve("19/bin"));
        assertThat(Yardstick.find("", installations)).isEqualTo(new Pgbench(newest));
        Path onPath = program(folder.resolve("bin"));
        assertThat(Yardstick.find(folder + File.pathSeparator + folder.resolve("bin"), installations))
                .isEqualTo(new Pgbench(onPath));
    }

    /** A program that is killed meanwhile leaves its folder to the next one, which takes what nobody has locked. */
    @Test
    void filesLieInALockedFolderThatIsDeleted() throws IOException, InterruptedException {
        Path program = program(folder);
        Path source = Files.writeString(folder.resolve("source"), """
                #!/bin/sh
                for argument; do case $argument in --file=*) folder=$(dirname "${argument#--file=}") ;; esac; done
                echo "folder $folder" >&2
                ls "$folder" | tr '\\n' ' ' >&2
                exit 1
                """);
        // Written by this JVM, it could be open still in a process that another test starts, and would then not be run.
        assertThat(new ProcessBuilder("cp", source.toString(), program.toString())
                        .start()
                        .waitFor())
                .isZero();
        ConnectionInfo database = new ConnectionInfo("jdbc:postgresql://localhost:1/db", "me", null);

        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> new Pgbench(program).run(database, PgbenchScript.SELECT_1, 1, 1))
                .withMessageMatching("pgbench ended with exit code 1: folder \\S*/orderbench-pgbench-\\S+"
                        + " \\| errors lock output select1-1.sql")
                .satisfies(e -> assertThat(
                                Path.of(String.valueOf(e.getMessage()).replaceAll("(?s).*folder (\\S+) .*", "$1")))
                        .doesNotExist());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://my_host:7/some%20db?sslmode=disable | my_host   | 7    | some db | PGGSSENCMODE=disable,PGSSLMODE=disable
                    jdbc:postgresql://[::1]/db?gssEncMode=prefer          | ::1       | 5432 | db      | PGGSSENCMODE=prefer,PGSSLMODE=prefer
                    jdbc:postgresql://127.0.0.1:5433/a[b                  | 127.0.0.1 | 5433 | a[b     | PGGSSENCMODE=disable,PGSSLMODE=prefer
                    """)
    void urlIsToldInTheTermsOfLibpq(String url, String host, int port, String database, String environment)
            throws YardstickFailedException {
        PgbenchTarget target = PgbenchTarget.of(new ConnectionInfo(url, "me", null));

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.database()).isEqualTo(database);
        assertThat(target.user()).isEqualTo("me");
        assertThat(new TreeMap<>(target.environment())).hasToString("{" + environment.replace(",", ", ") + "}");
    }

    private static Path program(Path bin) throws IOException {
        Files.createDirectories(bin);
        return Files.createFile(
                bin.resolve("pgbench"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @Test
    void figuresAreReadAsVersion18PrintsThem() throws YardstickFailedException {
        assertThat(PgbenchOutput.parse(printed(22_467, 0))).isEqualTo(new Pgbench.Piece(22_467, 22482.128317, 0.089));
    }

    @Test
    void failedOrMissingTransactionsAreNoFigures() {
        assertRefused(printed(22_467, 3), "3 transactions of pgbench failed");
        assertRefused(printed(0, 0), "pgbench did not get a single transaction done");
        assertRefused(
                "latency average = 1 ms\nsomething else\n",
                "pgbench did not print its figures as versions 14 and later do, but: latency average = 1 ms | something else");
    }

    private static void assertRefused(String output, String sentence) {
        assertThatExceptionOfType(YardstickFailedException.class)
                .isThrownBy(() -> PgbenchOutput.parse(output))
                .withMessage(sentence);
    }

    private static String printed(int transactions, int failed) {
        return """
                pgbench (18.6)
                transaction type: /tmp/select1-1.sql
                scaling factor: 1
                query mode: prepared
                number of clients: 2
                number of threads: 2
                maximum number of tries: 1
                duration: 1 s
                number of transactions actually processed: %d
                number of failed transactions: %d (0.000%%)
                latency average = 0.089 ms
                initial connection time = 3.011 ms
                tps = 22482.128317 (without initial connection time)
                """.formatted(transactions, failed);
    }
}
