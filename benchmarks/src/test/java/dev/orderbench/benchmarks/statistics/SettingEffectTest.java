package dev.orderbench.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingEffectTest {

    private static final String HEAD = "setting\toperation\tround\tours_us\tother_us";

    /** Logarithms of 2 and 8 have the mean ln 4 and the standard error ln 2; t of one degree of freedom is 12.706. */
    @Test
    void theRatioIsTheMeanOfTheRoundsWithItsInterval() {
        List<SettingEffect> effects = SettingEffect.parse(List.of(
                HEAD, "a 0\tfindOrder\t0\t100\t200", "b 1\tfindOrder\t0\t50\t50", "a 0\tfindOrder\t1\t100\t800"));

        assertThat(effects).extracting(SettingEffect::setting).containsExactly("a 0", "b 1");
        assertThat(effects.getFirst().ratio()).isInstanceOfSatisfying(Estimate.Interval.class, interval -> {
            assertThat(interval.value()).isCloseTo(4, within(1e-9));
            assertThat(Math.log(interval.high() / 4)).isCloseTo(12.706 * Math.log(2), within(1e-3));
            assertThat(Math.log(4 / interval.low())).isCloseTo(12.706 * Math.log(2), within(1e-3));
        });
    }

    @Test
    void aLineOfOtherColumnsIsNamed() {
        assertThatThrownBy(() -> SettingEffect.parse(List.of(HEAD, "a\tb\t1\t2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a\tb\t1\t2'");
    }

    /** What the experiment itself printed beside its raw data. */
    @Test
    void theExperimentSaysWhatItPrinted() throws IOException {
        Path folder = Path.of("..", "docs", "experiments", "settings");
        List<SettingEffect> effects = SettingEffect.parse(Files.readAllLines(folder.resolve("settings.tsv")));
        List<String> printed = Files.readAllLines(folder.resolve("settings.txt"));

        assertThat(effects).hasSize(174).allSatisfy(effect -> {
            String line = printed.stream()
                    .filter(each -> each.matches("\\Q" + effect.setting() + "\\E\\s+" + effect.operation() + "\\s.*"))
                    .findFirst()
                    .orElseThrow();
            double value = Double.parseDouble(line.replaceAll(".*?([0-9.]+) \\[.*", "$1"));
            assertThat(effect.ratio().value()).as(line).isCloseTo(value, within(0.002 * value));
        });
    }
}
