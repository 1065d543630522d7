package dev.orderbench.benchmarks.cli;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.workload.Preset;
import org.jspecify.annotations.Nullable;

/** What {@code --budget} and {@code --width} ask for. */
final class BudgetOptions {

    private BudgetOptions() {}

    /**
     * The budget of a run, or {@code null} where it ends with its plan: the preset has none, or the plan takes all of it, and
     * nobody asked for one.
     *
     * @param minimumSeconds about how long the plan takes
     * @throws IllegalArgumentException where the plan takes longer than what was asked for
     */
    static @Nullable Budget budget(Preset preset, @Nullable String budget, @Nullable String width, int minimumSeconds) {
        double targetWidth = width == null ? preset.targetWidth() : Arguments.share("--width", width);
        if (budget != null) {
            int seconds = Arguments.seconds("--budget", budget);
            if (seconds < minimumSeconds) {
                throw new IllegalArgumentException(
                        "--budget %s is too small: the JVMs that must be run take about %s; ask for fewer --jvms, --threads or --operations"
                                .formatted(budget, duration(minimumSeconds)));
            }
            return new Budget(seconds, targetWidth);
        }
        int ofPreset = preset.budget().map(time -> (int) time.toSeconds()).orElse(0);
        if (ofPreset >= minimumSeconds) {
            return new Budget(ofPreset, targetWidth);
        }
        if (width != null) {
            throw new IllegalArgumentException(
                    "--width needs a --budget here, of %s at least".formatted(duration(minimumSeconds)));
        }
        return null;
    }

    /** As it could be given to the option, rounded up. */
    private static String duration(int seconds) {
        return seconds <= 90 ? seconds + "s" : (seconds + 59) / 60 + "m";
    }
}
