package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import java.util.List;

/**
 * Every contender of a run against its baseline.
 *
 * <p>In each JVM, the rounds of a contender and of the baseline are paired by index, and the mean over the rounds of
 * {@code ln(time of contender / time of baseline)} is one observation. The interval is a two-sided t-interval over the
 * observations, with one degree of freedom less than there are JVMs. Absolute times are treated alike, without the
 * pairing.
 *
 * <p>Each interval has its {@link #CONFIDENCE} by itself. Nothing is adjusted for the number of comparisons: where
 * there are many, some verdicts are chance.
 *
 * @param baseline the contender that ratios refer to
 * @param groups one for each operation and number of threads, in the order of the plan
 */
public record Comparison(Contender baseline, List<Group> groups) {

    /** Confidence of each interval. */
    public static final double CONFIDENCE = 0.95;

    public Comparison {
        groups = List.copyOf(groups);
    }

    /** Compares. The results are taken to fit together, as those that were read from a file do. */
    public static Comparison of(Results results) {
        return new Comparison(results.baseline(), new Grouping(results).groups());
    }

    /**
     * All contenders in one operation with one number of threads.
     *
     * @param operation name of the operation
     * @param threads number of threads
     * @param entries one for each contender, in the order of the results: the baseline first
     */
    public record Group(String operation, int threads, List<Entry> entries) {

        public Group {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One contender in a group.
     *
     * @param contender who
     * @param outcome what came out
     */
    public record Entry(Contender contender, Outcome outcome) {}
}
