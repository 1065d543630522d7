package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import java.util.List;

/**
 * The contenders of a run against one another, and the controls against what is known of them.
 *
 * <p>In each JVM, the rounds of two contenders are paired by index, and the mean over the rounds of {@code ln(time of one
 * / time of the other)} is one observation. The interval is a two-sided t-interval over the observations, with one degree
 * of freedom less than there are JVMs. Absolute times are treated alike, without the pairing. Each interval has its
 * {@link #CONFIDENCE} by itself, whatever their number.
 *
 * <p>Only stages of the kind {@link dev.orderbench.benchmarks.result.Stage.Kind#COMPARISON} are compared; the others are
 * there to tell how cost grows, and give no verdicts.
 *
 * <p>Verdicts and letters come from paired t-tests of all pairs, over the same observations, with p-values adjusted after
 * Holm within a <b>family</b>: all pairs of contenders in one operation, at all points of comparison. It is the operation
 * that a reader asks about. He looks at each point and at any pair for a difference, so one chance finding
 * among all of these would mislead him; what another operation shows answers another question. Where nothing differs, the
 * probability that anything is said to differ in an operation is at most one in twenty. Verdicts and letters cannot
 * contradict each other, since a contender and the baseline share a letter just when no difference was shown between
 * them. But an interval may leave 1 out where the adjusted test shows no difference.
 *
 * <p>Where a control fails, {@link Controls#against} says which verdicts and letters are withheld.
 *
 * @param contenders who is compared: all but the controls, the baseline first
 * @param groups one for each operation and point of comparison, in the order of the plan
 * @param controls the controls that were measured, in the order of the plan
 */
public record Comparison(List<Contender> contenders, List<Group> groups, List<Control> controls) {

    /** Confidence of each interval, and of each family of tests. */
    public static final double CONFIDENCE = 0.95;

    public Comparison {
        contenders = List.copyOf(contenders);
        groups = List.copyOf(groups);
        controls = List.copyOf(controls);
    }

    /** Compares. The results are taken to fit together, as those that were read from a file do. */
    public static Comparison of(Results results) {
        Cells cells = new Cells(results);
        List<Contender> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .toList();
        List<Control> controls = Controls.of(results, cells);
        return new Comparison(contenders, new Grouping(results, cells, contenders, controls).groups(), controls);
    }

    /** The contender that ratios refer to. */
    public Contender baseline() {
        return contenders.getFirst();
    }

    /**
     * All contenders in one operation at one point.
     *
     * @param operation name of the operation
     * @param point under which conditions
     * @param entries one for each contender, in the order of the results: the baseline first
     * @param tests one for each pair that at least two JVMs measured; whatever the controls say
     */
    public record Group(String operation, Point point, List<Entry> entries, List<PairTest> tests) {

        public Group {
            entries = List.copyOf(entries);
            tests = List.copyOf(tests);
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
