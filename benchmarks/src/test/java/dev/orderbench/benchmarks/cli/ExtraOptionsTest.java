package dev.orderbench.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderbench.benchmarks.workload.Operation;
import dev.orderbench.benchmarks.workload.Preset;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is measured beside the comparison, in a run that is gone on with too. */
class ExtraOptionsTest {

    private static final List<String> ALL =
            Preset.STANDARD.operations().stream().map(Operation::label).toList();

    @Test
    void whatWasLeftOutIsNotMeasuredByARunThatIsGoneOnWith() {
        ExtraOptions resumed = options("--resume");
        assertThat(resumed.atEnd(Preset.STANDARD, ALL)).isEqualTo(Duration.ofSeconds(60 + 134 + 120));
        assertThat(resumed.hasYardstick(Preset.STANDARD)).isTrue();

        resumed.takeFrom(List.of("--preset", "standard", "--no-pool", "--no-latency", "--no-yardstick"));

        assertThat(resumed.atEnd(Preset.STANDARD, ALL)).as("footprints").isEqualTo(Duration.ofSeconds(120));
        assertThat(resumed.hasYardstick(Preset.STANDARD)).isFalse();
    }

    @Test
    void whatWasAskedForIsMeasuredByARunThatIsGoneOnWith() {
        List<String> some = List.of(Operation.PLACE_ORDER.label());
        ExtraOptions resumed = options("--resume");
        assertThat(resumed.atEnd(Preset.STANDARD, some)).isZero();

        resumed.takeFrom(List.of("--operations", "placeOrder", "--pool", "--latency", "--footprint"));

        assertThat(resumed.atEnd(Preset.STANDARD, some)).isEqualTo(Duration.ofSeconds(60 + 134 + 120));
    }

    @Test
    void whatIsAskedForAnewCounts() {
        ExtraOptions resumed = options("--resume", "--pool", "--no-latency");

        resumed.takeFrom(List.of("--no-pool", "--latency", "--no-footprint"));

        assertThat(resumed.atEnd(Preset.STANDARD, ALL)).as("pools").isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void runOfUnknownArgumentsMeasuresWhatItsPresetHas() {
        ExtraOptions resumed = options("--resume");
        resumed.takeFrom(null);
        assertThat(resumed.atEnd(Preset.QUICK, ALL)).isEqualTo(Duration.ofSeconds(60));
    }

    private static ExtraOptions options(String... arguments) {
        RunCommand command = new RunCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.extras();
    }
}
