package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.IntervalWidth;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What cannot be concluded from a run, and why, in sentences. */
final class NotShown {

    private final List<String> sentences = new ArrayList<>();
    private final Results results;
    private final Comparison comparison;
    private final String baseline;

    private NotShown(Results results, Comparison comparison) {
        this.results = results;
        this.comparison = comparison;
        this.baseline = Words.name(comparison.baseline());
    }

    static List<String> of(Results results, Comparison comparison, LogTimes times, List<FamilyStanding> families) {
        NotShown notShown = new NotShown(results, comparison);
        notShown.verdicts();
        notShown.widths();
        notShown.withheld(times, families);
        notShown.missing();
        if (!results.complete()) {
            notShown.sentences.add("The plan was not carried out whole: what was not reached, or failed, is not said.");
        }
        if (comparison.controls().isEmpty()) {
            notShown.sentences.add("Whether the measurement itself was right: no controls were measured.");
        }
        if (notShown.sentences.isEmpty()) {
            notShown.sentences.add(
                    notShown.ratios().isEmpty()
                            ? "Any difference: nothing was compared with " + notShown.baseline + "."
                            : "Nothing: each comparison shows a difference, and nothing was left out.");
        }
        return notShown.sentences;
    }

    private List<Relation.Ratio> ratios() {
        return outcomes().stream()
                .filter(Outcome.Measured.class::isInstance)
                .map(outcome -> ((Outcome.Measured) outcome).relation())
                .filter(Relation.Ratio.class::isInstance)
                .map(Relation.Ratio.class::cast)
                .toList();
    }

    private void verdicts() {
        List<Relation.Ratio> ratios = ratios();
        List<Relation.Ratio> same = ratios.stream()
                .filter(ratio -> ratio.verdict() == Verdict.NO_DIFFERENCE_SHOWN)
                .toList();
        if (!same.isEmpty()) {
            double most = same.stream()
                    .map(Relation.Ratio::ratio)
                    .mapToDouble(NotShown::reach)
                    .max()
                    .orElseThrow();
            sentences.add("In " + same.size() + " of " + Words.count(ratios.size(), "comparison")
                    + " no difference from " + baseline
                    + " is shown, which is no proof of equality: the intervals leave room for a factor of up to "
                    + Numbers.ratioAtMost(most) + ".");
        }
        long unjudged = ratios.stream()
                .filter(ratio -> ratio.verdict() == Verdict.NO_INTERVAL)
                .count();
        if (unjudged > 0) {
            sentences.add("In " + unjudged + " of " + Words.count(ratios.size(), "comparison")
                    + " a single JVM measured, which gives no interval and so no verdict.");
        }
    }

    /** How far an interval reaches from 1, as a factor. */
    private static double reach(Estimate ratio) {
        return switch (ratio) {
            case Estimate.Point point -> Math.max(point.value(), 1 / point.value());
            case Estimate.Interval interval -> Math.max(interval.high(), 1 / interval.low());
        };
    }

    private void widths() {
        Budget budget = results.plan().budget();
        if (budget == null) {
            return;
        }
        List<IntervalWidth> all = IntervalWidth.of(comparison);
        List<IntervalWidth> wide = BudgetWords.tooWide(all, budget);
        wide.stream()
                .max(Comparator.comparingDouble(IntervalWidth::halfWidth))
                .ifPresent(widest -> sentences.add(wide.size() + " of " + Words.count(all.size(), "interval")
                        + (wide.size() == 1 ? " is" : " are")
                        + " wider than the " + BudgetWords.percent(budget.targetWidth()) + " that the run aimed at"
                        + (Double.isInfinite(widest.halfWidth())
                                ? "."
                                : ", the widest " + BudgetWords.percent(widest.halfWidth()) + " ("
                                        + Words.name(widest.contender()) + " at " + widest.operation() + " with "
                                        + widest.point().conditions() + ").")));
    }

    private void withheld(LogTimes times, List<FamilyStanding> families) {
        long withheld = times.cells().stream().filter(LogTimes.Cell::withheld).count();
        if (withheld == 0) {
            return;
        }
        List<String> whole = families.stream()
                .filter(one -> times.cells().stream()
                        .filter(cell -> one.operations().contains(cell.operation()))
                        .allMatch(LogTimes.Cell::withheld))
                .map(one -> one.family().label())
                .toList();
        int all = times.cells().size();
        sentences.add((all == 1 ? "The verdict of the one" : "The verdicts of " + withheld + " of " + all)
                + (all == 1
                        ? " combination of operation and conditions is"
                        : " combinations of operation and conditions are")
                + " withheld, since controls failed"
                + (whole.isEmpty() ? "." : ": nothing is said of " + Words.list(whole) + "."));
    }

    private void missing() {
        List<Outcome> outcomes = outcomes();
        long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
        if (failed > 0) {
            sentences.add(failed + " of " + Words.count(outcomes.size(), "measurement")
                    + " gave no score; such a combination is left out of all means.");
        }
        long alone = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Measured measured
                        && measured.relation() instanceof Relation.Unavailable)
                .count();
        if (alone > 0) {
            sentences.add(Words.count(alone, "score") + " could not be compared with " + baseline + ".");
        }
    }

    private List<Outcome> outcomes() {
        return comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(Comparison.Entry::outcome)
                .toList();
    }
}
