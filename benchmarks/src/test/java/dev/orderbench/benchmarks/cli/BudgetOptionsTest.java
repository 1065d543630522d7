package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.benchmarks.measure.Reckoning;
import dev.orderbench.benchmarks.measure.RunRequest;
import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.workload.Preset;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code --budget} and {@code --width} ask for, and what is refused. */
class BudgetOptionsTest {

    @Test
    void presetStatesBoth() {
        assertThat(options(Preset.QUICK, 350).budget(null, null)).isEqualTo(new Budget(360, 0.05));
        assertThat(options(Preset.STANDARD, 2_000).budget(null, null)).isEqualTo(new Budget(2_700, 0.03));
        assertThat(options(Preset.SMOKE, 80).budget(null, null)).isNull();
    }

    @Test
    void planThatTakesLongerThanThePresetEndsByItself() {
        assertThat(options(Preset.QUICK, 361).budget(null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"90s, 3%, 90, 0.03", "45m, 3, 2700, 0.03", "2h, 2.5%, 7200, 0.025", "1h, 100%, 3600, 1"})
    void userStatesThem(String budget, String width, int seconds, double share) {
        assertThat(options(Preset.SMOKE, 90).budget(budget, width)).isEqualTo(new Budget(seconds, share));
    }

    @Test
    void budgetTooSmallForThePlanIsRefusedAndSaysWhatItTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Preset.QUICK, 301).budget("5m", null))
                .withMessage("--budget 5m is too small: what must be run takes about 6m;"
                        + " ask for fewer --jvms, --threads or --operations");
        assertThat(options(Preset.QUICK, 301).budget("6m", null)).isNotNull();
    }

    @Test
    void whatComesAtTheEndIsPartOfTheBudget() {
        BudgetOptions options = new BudgetOptions(Preset.QUICK, 295, Duration.ofSeconds(60));

        assertThat(options.budget(null, null)).isEqualTo(new Budget(300, 0.05));
        assertThat(options.budget("8m", null)).isEqualTo(new Budget(420, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.budget("350s", null))
                .withMessageContaining("takes about 6m")
                .withMessageEndingWith("or for --no-pool or --no-footprint");
    }

    private static BudgetOptions options(Preset preset, int minimumSeconds) {
        return new BudgetOptions(preset, minimumSeconds, Duration.ZERO);
    }

    @Test
    void widthWithoutATimeToReachItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Preset.SMOKE, 85).budget(null, "3%"))
                .withMessage("--width needs a --budget here, of 85s at least");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "1h30m", "5d", "1.5h", "999999m"})
    void whatIsNoTimeIsRefused(String budget) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Preset.QUICK, 1).budget(budget, null))
                .withMessage("--budget must be a time such as 90s, 45m or 2h, but is '" + budget + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0%", "101%", "-3%", "3 %", "three", ".5%"})
    void whatIsNoPercentageIsRefused(String width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Preset.QUICK, 1).budget(null, width))
                .withMessage("--width must be a percentage above 0 and up to 100, such as 3%, but is '" + width + "'");
    }

    /** By the project's own reckoning; the end is 60 s of pools, 134 s of latency and 120 s of what contenders bring with them. */
    @ParameterizedTest
    @CsvSource({"quick, 360, 60", "standard, 2700, 314", "full, 6300, 314"})
    void planOfAPresetFitsItsBudgetWithWhatComesAfter(String preset, int seconds, int atEnd) {
        RunRequest request = request("--preset=" + preset, "--contenders=raw-jdbc,jooq,jpa");

        assertThat(request.budget()).isNotNull().extracting(Budget::seconds).isEqualTo(seconds - atEnd);
        assertThat(new Reckoning(request).minimumSeconds(true)).isLessThanOrEqualTo(seconds - atEnd);
    }

    @Test
    void whatIsLeftOutIsNotReserved() {
        assertThat(request("--preset=standard", "--contenders=raw-jdbc,jooq,jpa", "--no-latency", "--no-pool")
                        .budget())
                .isNotNull()
                .extracting(Budget::seconds)
                .isEqualTo(2_700 - 120);
        assertThat(request("--preset=standard", "--no-drafts").stages())
                .extracting(Stage::kind)
                .doesNotContain(Stage.Kind.DRAFTS);
    }

    /** But for where the server is, which may hold a password, and where to write. */
    @Test
    void argumentsAreRecordedAsTheyWereGiven() {
        assertThat(request(
                                "--preset=standard",
                                "--operations",
                                "placeOrder,findOrder",
                                "--db=jdbc:postgresql://host/db?password=secret",
                                "--out=/tmp/somewhere",
                                "--no-pool",
                                "--latency",
                                "--no-yardstick")
                        .arguments())
                .containsExactly(
                        "--preset",
                        "standard",
                        "--operations",
                        "placeOrder,findOrder",
                        "--no-pool",
                        "--latency",
                        "--no-yardstick");
    }

    private static RunRequest request(String... arguments) {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.request();
    }

    @Test
    void commandRefusesThemBeforeAnythingStarts() {
        Console console = Console.run("run", "--preset=quick", "--budget=1m");
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).startsWith("bench: --budget 1m is too small: what must be run takes about ");
    }
}
