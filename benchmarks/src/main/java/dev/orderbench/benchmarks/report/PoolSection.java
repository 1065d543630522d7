package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Environment;
import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolResults;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.EnvironmentChange;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of connection pools: the short experiments of its own run, or those of a run of the pool laboratory.
 *
 * @param origin where they were done, as a sentence; empty where there are none
 * @param difference what was not the same there as in the run beside it, as a sentence; {@code null} where nothing was
 * @param experiments what they found
 * @param chapters the same in words and pictures
 * @param whose whose numbers they are
 */
record PoolSection(
        String origin,
        @Nullable String difference,
        List<PoolExperiment> experiments,
        List<PoolChapter> chapters,
        String whose) {

    private static final int COMMIT_DIGITS = 12;

    /** What follows a commit where files were changed; older results have no hash after it. */
    private static final String DIRTY = "-dirty";

    PoolSection {
        experiments = List.copyOf(experiments);
        chapters = List.copyOf(chapters);
    }

    /**
     * The section of a report.
     *
     * @param results of the report
     * @param laboratory what takes the place of their short experiments; {@code null} for nothing
     */
    static PoolSection of(Results results, @Nullable PoolResults laboratory) {
        return laboratory == null
                ? new PoolSection(
                        results.pool().isEmpty()
                                ? ""
                                : "Short experiments, with one pass each: ./bench pool does them, and nine more, at length.",
                        null,
                        results.pool(),
                        PoolChapter.of(results.pool()),
                        "this run")
                : new PoolSection(
                        origin(laboratory)
                                + (results.pool().isEmpty()
                                        ? ""
                                        : " It takes the place of this run's own short experiments."),
                        difference(results, laboratory),
                        laboratory.experiments(),
                        PoolChapter.inShort(laboratory),
                        "the pool laboratory's run");
    }

    boolean isEmpty() {
        return chapters.isEmpty();
    }

    private static String origin(PoolResults laboratory) {
        Environment environment = laboratory.environment();
        return "%s of another run than the rest of this report: ./bench pool --preset %s --seed %s, measured %s in %s at commit %s, on %s with %s, PostgreSQL %s (%s) and %s."
                .formatted(
                        Words.count(laboratory.experiments().size(), "experiment"),
                        laboratory.preset(),
                        Long.toString(laboratory.seed()),
                        Words.moment(laboratory.startedAt()),
                        Words.duration(laboratory.startedAt(), laboratory.finishedAt()),
                        shortened(environment.commit()),
                        environment.cpu(),
                        Words.count(environment.cores(), "processor"),
                        environment.server().version(),
                        environment.server().source(),
                        environment.jdk());
    }

    private static @Nullable String difference(Results results, PoolResults laboratory) {
        List<EnvironmentChange> changes = EnvironmentChange.between(results.environment(), laboratory.environment());
        return changes.isEmpty()
                ? null
                : changes.stream()
                        .map(change -> "%s (%s here, %s there)"
                                .formatted(
                                        change.what(), shown(change, change.before()), shown(change, change.after())))
                        .collect(Collectors.joining(
                                ", ", "The run of the pool laboratory differs from that of this report in: ", "."));
    }

    private static String shown(EnvironmentChange change, String value) {
        return change.what().equals(EnvironmentChange.COMMIT) ? shortened(value) : value;
    }

    private static String shortened(String commit) {
        int end = commit.indexOf(DIRTY);
        String bare = end < 0 ? commit : commit.substring(0, end);
        return bare.substring(0, Math.min(COMMIT_DIGITS, bare.length())) + commit.substring(bare.length());
    }
}
