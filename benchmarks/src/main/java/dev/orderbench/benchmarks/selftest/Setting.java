package dev.orderbench.benchmarks.selftest;

import java.util.List;
import java.util.Locale;

/**
 * A made-up machine, and how a run measures on it. Standard deviations are of logarithms of times, so that 0.01 is about
 * 1 %.
 *
 * @param jvms how many JVMs measure with each number of threads, at least
 * @param mostJvms how many do at most: as many, or more where JVMs are added as long as an interval is too wide
 * @param width half-width at which an interval is narrow enough, as a share
 * @param rounds how many slices each contender has in a JVM
 * @param betweenJvms standard deviation, from JVM to JVM, of the ratio of two contenders: the luck of their compilation
 *     and memory layout
 * @param betweenSlices standard deviation of the time of a slice within a JVM
 * @param drift standard deviation of how much slower the machine is at the end of a run than at its start; it wanders
 *     there slice by slice
 */
record Setting(
        int jvms, int mostJvms, double width, int rounds, double betweenJvms, double betweenSlices, double drift) {

    /** Calm to wild, with as many JVMs as {@code standard} and {@code quick} have; then as long as intervals are wide, as in both. */
    static final List<Setting> ALL = List.of(
            new Setting(5, 16, 0.02, 0.05, 0),
            new Setting(5, 16, 0.03, 0.05, 0.05),
            new Setting(8, 12, 0.01, 0.05, 0.2),
            new Setting(4, 20, 0.03, 0.05, 0.05),
            new Setting(5, 10, 0.03, 16, 0.02, 0.05, 0.05));

    /** One that has the same number of JVMs in each run. */
    Setting(int jvms, int rounds, double betweenJvms, double betweenSlices, double drift) {
        this(jvms, jvms, Double.POSITIVE_INFINITY, rounds, betweenJvms, betweenSlices, drift);
    }

    /** Whether runs add JVMs as long as their intervals are too wide. */
    boolean stopsOnWidth() {
        return mostJvms > jvms;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%s JVMs of %d rounds; spread of a ratio between JVMs %.1f%%, of a slice %.0f%%; drift of the machine"
                        + " %.0f%%",
                stopsOnWidth()
                        ? String.format(
                                Locale.ROOT,
                                "%d to %d (until intervals are within %.0f%%)",
                                jvms,
                                mostJvms,
                                100 * width)
                        : Integer.toString(jvms),
                rounds,
                100 * betweenJvms,
                100 * betweenSlices,
                100 * drift);
    }
}
