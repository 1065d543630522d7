package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.workload.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --budget} and {@code --width} ask for, and what is refused. */
class BudgetOptionsTest {

    @Test
    void presetStatesBoth() {
        assertThat(BudgetOptions.budget(Preset.QUICK, null, null, 350)).isEqualTo(new Budget(360, 0.05));
        assertThat(BudgetOptions.budget(Preset.STANDARD, null, null, 2_000)).isEqualTo(new Budget(2_700, 0.03));
        assertThat(BudgetOptions.budget(Preset.SMOKE, null, null, 80)).isNull();
    }

    @Test
    void planThatTakesLongerThanThePresetEndsByItself() {
        assertThat(BudgetOptions.budget(Preset.QUICK, null, null, 361)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"90s, 3%, 90, 0.03", "45m, 3, 2700, 0.03", "2h, 2.5%, 7200, 0.025", "1h, 100%, 3600, 1"})
    void userStatesThem(String budget, String width, int seconds, double share) {
        assertThat(BudgetOptions.budget(Preset.SMOKE, budget, width, 90)).isEqualTo(new Budget(seconds, share));
    }

    @Test
    void budgetTooSmallForThePlanIsRefusedAndSaysWhatItTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetOptions.budget(Preset.QUICK, "5m", null, 301))
                .withMessage("--budget 5m is too small: the JVMs that must be run take about 6m;"
                        + " ask for fewer --jvms, --threads or --operations");
        assertThat(BudgetOptions.budget(Preset.QUICK, "6m", null, 301)).isNotNull();
    }

    @Test
    void widthWithoutATimeToReachItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetOptions.budget(Preset.SMOKE, null, "3%", 85))
                .withMessage("--width needs a --budget here, of 85s at least");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "1h30m", "5d", "1.5h", "999999m"})
    void whatIsNoTimeIsRefused(String budget) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetOptions.budget(Preset.QUICK, budget, null, 1))
                .withMessage("--budget must be a time such as 90s, 45m or 2h, but is '" + budget + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0%", "101%", "-3%", "3 %", "three", ".5%"})
    void whatIsNoPercentageIsRefused(String width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetOptions.budget(Preset.QUICK, null, width, 1))
                .withMessage("--width must be a percentage above 0 and up to 100, such as 3%, but is '" + width + "'");
    }

    @Test
    void commandRefusesThemBeforeAnythingStarts() {
        Console console = Console.run("run", "--preset=quick", "--budget=1m");
        assertThat(console.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(console.err()).startsWith("bench: --budget 1m is too small: the JVMs that must be run take about ");
    }
}
