package dev.orderbench.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an installed PgBouncer is found, and what is made of its version. */
class PgBouncerProgramTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.18.0, 1, 18, false",
        "1.20.1, 1, 20, false",
        "1.21.0, 1, 21, true",
        "1.24.1, 1, 24, true",
        "2.0.0, 2, 0, true"
    })
    void versionTellsWhetherPreparedStatementsAreFollowed(String version, int major, int minor, boolean follows)
            throws IOException {
        PgBouncerProgram program = PgBouncerProgram.Installed.at(program("PgBouncer " + version));

        assertThat(program.major()).isEqualTo(major);
        assertThat(program.minor()).isEqualTo(minor);
        assertThat(program.followsPreparedStatements()).isEqualTo(follows);
        assertThat(program.title()).isEqualTo("PgBouncer %d.%d".formatted(major, minor));
    }

    @Test
    void programOfAnUnknownVersionIsNamed() throws IOException {
        Path strange = program("Odyssey 1.3");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> PgBouncerProgram.Installed.at(strange))
                .withMessage(strange + " does not tell its version as 'PgBouncer 1.24.1' does, but says: Odyssey 1.3");
    }

    @Test
    void firstOnThePathIsTaken() throws IOException {
        Path program = program("PgBouncer 1.24.1");

        assertThat(PgBouncerProgram.installed("/nowhere::" + folder)).containsExactly(program);
    }

    private Path program(String says) throws IOException {
        return Files.writeString(
                Files.createFile(
                        folder.resolve("pgbouncer"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))),
                "#!/bin/sh\necho '%s'\n".formatted(says));
    }
}
