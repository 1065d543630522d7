package dev.orderbench.benchmarks.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much the laboratory measures. */
public enum PoolScale {
    /** A minute for the experiments that a report of the preset quick has room for. */
    SHORT(List.of(1, 2, 4, 8, 16, 32), List.of(0), 1, 350, 100),
    /** Within 4 minutes, all experiments. */
    QUICK(List.of(1, 4, 8, 16, 32), List.of(0, 1_000), 1, 250, 100),
    /** Within 25 minutes, all experiments. */
    STANDARD(List.of(1, 2, 4, 6, 8, 12, 16, 32, 64), List.of(0, 1_000), 3, 500, 150);

    private final List<Integer> sizes;
    private final List<Integer> rttMicros;
    private final int passes;
    private final int pieceMillis;
    private final int settleMillis;

    PoolScale(List<Integer> sizes, List<Integer> rttMicros, int passes, int pieceMillis, int settleMillis) {
        this.sizes = sizes;
        this.rttMicros = rttMicros;
        this.passes = passes;
        this.pieceMillis = pieceMillis;
        this.settleMillis = settleMillis;
    }

    /**
     * The scale of a name.
     *
     * @throws IllegalArgumentException naming the accepted ones
     */
    public static PoolScale of(String label) {
        return Arrays.stream(values())
                .filter(scale -> scale.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown preset '%s': expected one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values()).map(PoolScale::label).collect(Collectors.joining(", ")))));
    }

    /** The name that users write: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sizes of pools that are tried, rising. */
    List<Integer> sizes() {
        return sizes;
    }

    /** The largest pool that is tried. */
    public int largestPool() {
        return sizes.getLast();
    }

    /** Round-trip times at which pools are tried, in microseconds. */
    List<Integer> rttMicros() {
        return rttMicros;
    }

    /** How often the sizes are tried. */
    int passes() {
        return passes;
    }

    /** How long a size is measured in a pass. */
    Duration piece() {
        return Duration.ofMillis(pieceMillis);
    }

    /** How long a new pool is at work before it is measured: the driver prepares a statement at its fifth execution. */
    Duration settle() {
        return Duration.ofMillis(settleMillis);
    }

    /** How long a store is at work before its first measurement, until its code is compiled. */
    Duration warmUp() {
        return isBrief() ? Duration.ofSeconds(1) : Duration.ofMillis(2_500);
    }

    /** How long a store is asked for one operation, by one caller, before any is measured. */
    Duration warmUpOfACall() {
        return isBrief() ? Duration.ofMillis(250) : Duration.ofSeconds(1);
    }

    /** Whether the less important of several is left out. */
    boolean isBrief() {
        return this != STANDARD;
    }

    /** One of two numbers: the second where there is time for it. */
    int times(int few, int many) {
        return isBrief() ? few : many;
    }
}
