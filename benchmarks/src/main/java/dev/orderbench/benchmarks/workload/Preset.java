package dev.orderbench.benchmarks.workload;

import dev.orderbench.database.DatasetSize;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much is measured, from a proof of the path to a run to decide from. */
public enum Preset {
    /** Under 90 s: proves the path, unfit for decisions. */
    SMOKE(false, DatasetSize.SMALL, List.of(4), 3, 6, 3),
    /** Under 6 minutes: a first answer. */
    QUICK(true, DatasetSize.MEDIUM, List.of(4), 5, 36, 6),
    /** About 45 minutes: narrow intervals, with one thread and with four. */
    STANDARD(true, DatasetSize.MEDIUM, List.of(1, 4), 8, 60, 25);

    private final boolean fitForDecisions;
    private final DatasetSize size;
    // The lists above are unmodifiable, which their type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Integer> threads;

    private final int jvms;
    private final int warmupSeconds;
    private final int secondsPerOperation;

    Preset(
            boolean fitForDecisions,
            DatasetSize size,
            List<Integer> threads,
            int jvms,
            int warmupSeconds,
            int secondsPerOperation) {
        this.fitForDecisions = fitForDecisions;
        this.size = size;
        this.threads = threads;
        this.jvms = jvms;
        this.warmupSeconds = warmupSeconds;
        this.secondsPerOperation = secondsPerOperation;
    }

    /**
     * The preset of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static Preset of(String label) {
        return Arrays.stream(values())
                .filter(preset -> preset.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown preset '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(Preset::label).collect(Collectors.joining(", ")))));
    }

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean fitForDecisions() {
        return fitForDecisions;
    }

    public DatasetSize size() {
        return size;
    }

    public List<Integer> threads() {
        return threads;
    }

    public int jvms() {
        return jvms;
    }

    public int warmupSeconds() {
        return warmupSeconds;
    }

    public int secondsPerOperation() {
        return secondsPerOperation;
    }
}
