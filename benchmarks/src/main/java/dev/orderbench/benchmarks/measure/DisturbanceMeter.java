package dev.orderbench.benchmarks.measure;

import dev.orderbench.benchmarks.result.Disturbance;
import dev.orderbench.database.ConnectionInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else goes on while a JVM measures, in intervals of some seconds, so that ten bad seconds are not lost in a good
 * minute. It is called between slices, and reads when it is time: its own work falls into no sample.
 *
 * <p>Not safe for use by several threads.
 */
final class DisturbanceMeter {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** Four to an interval, of which the median counts: one alone may have met a hiccup. */
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);

    private static final Proc PROC = new Proc(Path.of("/proc"));

    private final ForeignTime foreign;
    private final ServerCounts counts;
    private final CacheProbe probe = new CacheProbe();
    private final List<Double> probeNanos = new ArrayList<>();
    private final List<Double> probesOfInterval = new ArrayList<>();

    private final Proc.@Nullable Paging pagingAtBegin;
    private final @Nullable Long checkpointsAtBegin;
    private final @Nullable Long autovacuumsAtBegin;
    private long autovacuumsSeen;
    private long intervalBeganAt;
    private long probedAt;

    /** Begins to measure. */
    DisturbanceMeter(ServerMeter server, ConnectionInfo database) {
        foreign = new ForeignTime(PROC, own(server, database));
        counts = new ServerCounts(server);
        pagingAtBegin = PROC.paging();
        checkpointsAtBegin = counts.checkpoints();
        autovacuumsAtBegin = counts.autovacuums();
        intervalBeganAt = System.nanoTime();
    }

    /** What is not foreign; {@code null} where the server's part of the machine's work cannot be told. */
    private static @Nullable OwnProcesses own(ServerMeter server, ConnectionInfo database) {
        Long process = server.serverProcess(PROC);
        return process != null || ServerPlace.isElsewhere(database, PROC) ? OwnProcesses.of(PROC, process) : null;
    }

    /** Reads what is due by now. Called often, while no slice runs. */
    void betweenSlices() {
        long now = System.nanoTime();
        if (now - probedAt >= BETWEEN_PROBES.toNanos()) {
            probesOfInterval.add(probe.nanosPerStep());
            probedAt = System.nanoTime();
        }
        if (now - intervalBeganAt >= INTERVAL.toNanos()) {
            endInterval();
        }
    }

    private void endInterval() {
        foreign.endInterval();
        probeNanos.add(rounded(median(probesOfInterval), 1e2));
        probesOfInterval.clear();
        autovacuumsSeen += counts.autovacuumsAtWork();
        intervalBeganAt = System.nanoTime();
    }

    /** Digits that mean nothing would fill the file. */
    private static double rounded(double value, double scale) {
        return Math.round(value * scale) / scale;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** What went on since the beginning. The interval that is not over is left out. */
    Disturbance read() {
        Proc.Paging paging = PROC.paging();
        return new Disturbance(
                INTERVAL.toMillis() / 1_000.0,
                foreign.shares(),
                probeNanos,
                pagingAtBegin == null || paging == null ? null : paging.majorFaults() - pagingAtBegin.majorFaults(),
                pagingAtBegin == null || paging == null ? null : paging.swapped() - pagingAtBegin.swapped(),
                difference(checkpointsAtBegin, counts.checkpoints()),
                plus(difference(autovacuumsAtBegin, counts.autovacuums()), autovacuumsSeen));
    }

    private static @Nullable Long difference(@Nullable Long begin, @Nullable Long end) {
        return begin == null || end == null ? null : Long.valueOf(end - begin);
    }

    private static @Nullable Long plus(@Nullable Long some, long more) {
        return some == null ? null : Long.valueOf(some + more);
    }
}
