package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.Autovacuums;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.Checkpoints;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.ForeignCpu;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.MajorFaults;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.SlowMemory;
import dev.orderbench.benchmarks.statistics.DisturbanceSign.Swapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that was disturbed while it measured. It is judged by readings of what went on beside it, never by its times, so to
 * repeat it favours no contender and no result.
 *
 * <p>An interval of some seconds is bad where other processes used more than {@value #FOREIGN_PROCESSORS} of a processor and
 * more than {@value #FOREIGN_SHARE} of all, or where the cache probe took more than {@value #SLOW_MEMORY} times what it
 * usually takes in this run: the lower quartile of all its intervals. A JVM is disturbed when at least {@value
 * #BAD_INTERVALS} of its intervals are bad, and at least {@value #BAD_SHARE} of them; or by any of the counts. Where the
 * thresholds come from: METHODOLOGY.md.
 *
 * @param jvm which
 * @param signs what shows it, at least one
 */
public record DisturbedJvm(JvmRun jvm, List<DisturbanceSign> signs) {

    /** Quiet intervals reached 0.04 of a processor, most of it the noise of the kernel's ticks; a burning thread, 0.5 to 1. */
    static final double FOREIGN_PROCESSORS = 0.2;

    /** With many processors, background work grows while what it takes from the measured work shrinks. */
    static final double FOREIGN_SHARE = 0.04;

    /** Intervals of quiet JVMs lay within 0.88 and 1.09 times their median. */
    static final double SLOW_MEMORY = 1.3;

    /** One alone may be the noise of ticks, or a job of a moment. */
    static final int BAD_INTERVALS = 2;

    /** So that in a JVM of three minutes a disturbance of ten seconds shows, and one of four does not. */
    static final double BAD_SHARE = 0.05;

    /** JVMs saw 0 to 14, also beside busy processes; 156 where other programs were started meanwhile. */
    static final long MAJOR_FAULTS = 100;

    /** A megabyte: systems put idle pages away although there is room. */
    static final long SWAPPED_PAGES = 256;

    /** The server's own settings allow none in a run. */
    static final long CHECKPOINTS = 1;

    /** A worker looks round each minute, also where it has nothing to do, and may be met at it once. */
    static final long AUTOVACUUMS = 2;

    public DisturbedJvm {
        signs = List.copyOf(signs);
    }

    /**
     * Those that were disturbed, in the order of the list. One that could not read anything is not among them.
     *
     * @param jvms all JVMs of a run so far, since what is usual for the cache probe is known from all of them
     * @param processors how many the machine has
     */
    public static List<DisturbedJvm> of(List<JvmRun> jvms, int processors) {
        double usualProbe = usualProbe(jvms);
        List<DisturbedJvm> disturbed = new ArrayList<>();
        for (JvmRun jvm : jvms) {
            Disturbance readings = jvm.disturbance();
            List<DisturbanceSign> signs = readings == null ? List.of() : signs(readings, processors, usualProbe);
            if (!signs.isEmpty()) {
                disturbed.add(new DisturbedJvm(jvm, signs));
            }
        }
        return List.copyOf(disturbed);
    }

    /** The lower quartile, since the run may be disturbed for half of its time; infinite where nothing was read. */
    private static double usualProbe(List<JvmRun> jvms) {
        List<Double> sorted = jvms.stream()
                .map(JvmRun::disturbance)
                .filter(Objects::nonNull)
                .flatMap(readings -> readings.probeNanos().stream())
                .sorted()
                .toList();
        return sorted.isEmpty() ? Double.POSITIVE_INFINITY : sorted.get(sorted.size() / 4);
    }

    private static List<DisturbanceSign> signs(Disturbance readings, int processors, double usualProbe) {
        List<DisturbanceSign> signs = new ArrayList<>();
        List<Double> shares = readings.foreignShares();
        if (shares != null) {
            double threshold = Math.max(FOREIGN_SHARE, FOREIGN_PROCESSORS / processors);
            long bad = bad(shares, threshold);
            if (isDisturbed(bad, shares.size())) {
                signs.add(new ForeignCpu(bad * readings.intervalSeconds(), worst(shares) * processors));
            }
        }
        long bad = bad(readings.probeNanos(), SLOW_MEMORY * usualProbe);
        if (isDisturbed(bad, readings.probeNanos().size())) {
            signs.add(new SlowMemory(bad * readings.intervalSeconds(), worst(readings.probeNanos()) / usualProbe));
        }
        addFrom(MAJOR_FAULTS, readings.majorFaults(), MajorFaults::new, signs);
        addFrom(SWAPPED_PAGES, readings.swappedPages(), Swapping::new, signs);
        addFrom(CHECKPOINTS, readings.checkpoints(), Checkpoints::new, signs);
        addFrom(AUTOVACUUMS, readings.autovacuums(), Autovacuums::new, signs);
        return signs;
    }

    private static long bad(List<Double> intervals, double threshold) {
        return intervals.stream().filter(value -> value > threshold).count();
    }

    private static boolean isDisturbed(long bad, int intervals) {
        return bad >= BAD_INTERVALS && bad >= BAD_SHARE * intervals;
    }

    private static double worst(List<Double> intervals) {
        return intervals.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static void addFrom(
            long threshold, @Nullable Long count, LongFunction<DisturbanceSign> sign, List<DisturbanceSign> signs) {
        if (count != null && count >= threshold) {
            signs.add(sign.apply(count));
        }
    }
}
