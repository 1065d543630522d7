package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.measure.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --resume} refuses, before anything is started; {@link KillIT} does what it accepts. */
@Timeout(60)
class ResumeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--preset=smoke",
                "--contenders=jooq",
                "--operations=placeOrder",
                "--threads=1",
                "--size=tiny",
                "--jvms=1",
                "--seed=2",
                "--rtt=0,1",
                "--scaling=size"
            })
    void planOfItsOwnIsRefused(String option) {
        assertRefused(
                Console.run("run", "--resume", option, "--out=" + folder),
                "--resume goes on with what was planned: leave out " + option.substring(0, option.indexOf('=')));
    }

    @Test
    void folderWithoutUnfinishedRunIsRefused() {
        assertRefused(
                Console.run("run", "--resume", "--out=" + folder),
                "There is no unfinished run in " + folder + ": name its folder with --out.");
    }

    @Test
    void damagedJournalIsRefused() throws IOException {
        Path journal = Files.writeString(folder.resolve(Measurement.JOURNAL), "{\"format\":\"x\"}\n");
        assertRefused(
                Console.run("run", "--resume", "--out=" + folder),
                journal + " is damaged (line 1): begin without --resume.");
    }

    private static void assertRefused(Console console, String sentence) {
        assertThat(console.err()).isEqualToIgnoringNewLines("bench: " + sentence);
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
