package dev.orderbench.benchmarks.selftest;

import java.util.List;
import java.util.Locale;

/**
 * A made-up machine, and how a run measures on it. Standard deviations are of logarithms of times, so that 0.01 is about
 * 1 %.
 *
 * @param jvms how many JVMs measure with each number of threads
 * @param rounds how many slices each contender has in a JVM
 * @param betweenJvms standard deviation, from JVM to JVM, of the ratio of two contenders: the luck of their compilation
 *     and memory layout
 * @param betweenSlices standard deviation of the time of a slice within a JVM
 * @param drift standard deviation of how much slower the machine is at the end of a run than at its start; it wanders
 *     there slice by slice
 */
record Setting(int jvms, int rounds, double betweenJvms, double betweenSlices, double drift) {

    /** Calm to wild, with as many JVMs as {@code quick} and {@code standard} have. */
    static final List<Setting> ALL = List.of(
            new Setting(5, 16, 0.02, 0.05, 0),
            new Setting(5, 16, 0.03, 0.05, 0.05),
            new Setting(8, 12, 0.01, 0.05, 0.2));

    String text() {
        return String.format(
                Locale.ROOT,
                "%d JVMs of %d rounds; spread of a ratio between JVMs %.1f%%, of a slice %.0f%%; drift of the machine"
                        + " %.0f%%",
                jvms,
                rounds,
                100 * betweenJvms,
                100 * betweenSlices,
                100 * drift);
    }
}
