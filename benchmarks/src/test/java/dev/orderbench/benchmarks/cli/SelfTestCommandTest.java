package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelfTestCommandTest {

    @Test
    void passesAndPrintsItsSeed() {
        Console console = Console.run("selftest", "--seed=42");

        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .contains(
                        "2,000 made-up runs",
                        "seed 42",
                        "5 JVMs",
                        "8 JVMs",
                        "4 JVMs",
                        "5 to 10 (until intervals are within 3%) JVMs")
                .doesNotContain("FAILED")
                .endsWith("Passed: all error rates are as stated." + System.lineSeparator());
        assertThat(console.exitCode()).isEqualTo(ExitCode.DONE);
    }
}
