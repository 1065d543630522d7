package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.workload.Preset;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --budget} and {@code --width} ask for. A budget is for all of the run; what is kept of it for the end is not there for
 * its JVMs.
 *
 * @param preset whose budget and width hold where nobody asks for others
 * @param minimumSeconds about how long the plan takes
 * @param end about how long it takes what comes after the plan
 */
record BudgetOptions(Preset preset, int minimumSeconds, Duration end) {

    /**
     * The budget of the run's JVMs, or {@code null} where it ends with its plan: the preset has none, or the plan takes all of it, and
     * nobody asked for one.
     *
     * @throws IllegalArgumentException where the plan takes longer than what was asked for
     */
    @Nullable Budget budget(@Nullable String budget, @Nullable String width) {
        double targetWidth = width == null ? preset.targetWidth() : Arguments.share("--width", width);
        int atEnd = (int) end.toSeconds();
        if (budget != null) {
            int seconds = Arguments.seconds("--budget", budget);
            if (seconds < minimumSeconds + atEnd) {
                throw new IllegalArgumentException(
                        "--budget %s is too small: what must be run takes about %s; ask for fewer --jvms, --threads or --operations%s"
                                .formatted(
                                        budget,
                                        duration(minimumSeconds + atEnd),
                                        atEnd > 0 ? ", or for --no-pool or --no-footprint" : ""));
            }
            return new Budget(seconds - atEnd, targetWidth);
        }
        int ofPreset =
                preset.budget().map(time -> (int) time.toSeconds() - atEnd).orElse(0);
        if (ofPreset >= minimumSeconds) {
            return new Budget(ofPreset, targetWidth);
        }
        if (width != null) {
            throw new IllegalArgumentException(
                    "--width needs a --budget here, of %s at least".formatted(duration(minimumSeconds + atEnd)));
        }
        return null;
    }

    /** As it could be given to the option, rounded up. */
    private static String duration(int seconds) {
        return seconds <= 90 ? seconds + "s" : (seconds + 59) / 60 + "m";
    }
}
