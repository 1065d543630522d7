package dev.orderbench.benchmarks.workload;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What cost may be measured to grow with. */
public enum Scaling {
    /** Numbers and kinds of threads. */
    THREADS,

    /** Sizes of the dataset. */
    SIZE;

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static Scaling of(String label) {
        return Arrays.stream(values())
                .filter(scaling -> scaling.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown scaling '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(Scaling::label).collect(Collectors.joining(", ")))));
    }

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
