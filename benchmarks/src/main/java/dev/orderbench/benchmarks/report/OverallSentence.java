package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The first sentence of the answer: who is ahead over all that was compared, what the others cost, and how far single ratios lie. */
final class OverallSentence {

    private static final String COMBINATION = "combination";

    private final Comparison comparison;
    private final LogTimes times;
    private final Standings standings;
    private final String baseline;

    private OverallSentence(Comparison comparison, LogTimes times, Standings standings) {
        this.comparison = comparison;
        this.times = times;
        this.standings = standings;
        this.baseline = Words.name(comparison.baseline());
    }

    /** Without a capital at its beginning. */
    static String of(Comparison comparison, LogTimes times, Standings standings) {
        return new OverallSentence(comparison, times, standings).text();
    }

    private String text() {
        if (comparison.contenders().size() < 2) {
            return "only " + baseline + " was measured, so there is nothing to compare it with.";
        }
        if (standings.cells() == 0) {
            return "nothing is said of who is faster: " + hindrance() + ".";
        }
        int all = times.cells().size();
        return "over " + (standings.cells() < all ? standings.cells() + " of " : "") + Words.count(all, COMBINATION)
                + " of operation and conditions, " + order() + costs() + range() + ".";
    }

    private String hindrance() {
        int all = times.cells().size();
        long withheld = times.cells().stream().filter(LogTimes.Cell::withheld).count();
        if (all == 0) {
            return "no operation was compared";
        }
        if (withheld == 0) {
            return all == 1
                    ? "in the one combination of operation and conditions not every contender has a score"
                    : "in none of " + all + " combinations of operation and conditions has every contender a score";
        }
        return withheld == all
                ? "controls failed, so that "
                        + (all == 1
                                ? "the verdict of the one combination of operation and conditions is"
                                : "the verdicts of all " + all + " combinations of operation and conditions are")
                        + " withheld"
                : "of " + Words.count(all, COMBINATION) + " of operation and conditions, the verdicts of " + withheld
                        + " are withheld, since controls failed, and in the others not every contender has a score";
    }

    private String order() {
        if (others().noneMatch(entry -> entry.ratio() instanceof Estimate.Interval)) {
            return "no order is shown, since without a second JVM that measured both there is no interval: ";
        }
        int best = standings.entries().stream()
                .mapToInt(Standings.Entry::bestRank)
                .min()
                .orElseThrow();
        List<String> first = standings.entries().stream()
                .filter(entry -> entry.bestRank() == best)
                .map(entry -> Words.name(entry.contender()))
                .toList();
        if (first.size() == 1) {
            return first.getFirst() + " is the fastest: ";
        }
        return Words.list(first)
                + (first.size() == standings.entries().size()
                        ? " cannot be told apart: "
                        : " share the first place, as they cannot be told apart: ");
    }

    private String costs() {
        List<String> costs = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        others().sorted(Comparator.comparingDouble(OverallSentence::value)).forEach(entry -> {
            Estimate ratio = entry.ratio();
            String name = Words.name(entry.contender());
            if (ratio == null) {
                unknown.add(name);
            } else {
                costs.add(name + (costs.isEmpty() ? " takes " : " ") + Words.times(ratio));
            }
        });
        List<String> parts = new ArrayList<>();
        if (!costs.isEmpty()) {
            parts.add(Words.list(costs) + " the time of " + baseline + " in the geometric mean");
        }
        if (!unknown.isEmpty()) {
            parts.add("how " + Words.list(unknown) + " compared is not known, as no JVM measured all of it");
        }
        return String.join("; ", parts);
    }

    private Stream<Standings.Entry> others() {
        return standings.entries().stream().filter(entry -> !entry.contender().equals(comparison.baseline()));
    }

    private static double value(Standings.Entry entry) {
        Estimate ratio = entry.ratio();
        return ratio == null ? Double.POSITIVE_INFINITY : ratio.value();
    }

    private record Single(String text, double ratio) {}

    private String range() {
        List<Single> singles = comparison.groups().stream()
                .flatMap(group -> group.entries().stream()
                        .filter(entry -> entry.outcome() instanceof Outcome.Measured measured
                                && measured.relation() instanceof Relation.Ratio)
                        .map(entry -> single(group, entry)))
                .sorted(Comparator.comparingDouble(Single::ratio))
                .toList();
        return singles.size() < 2
                ? ""
                : "; single ratios lie between " + singles.getFirst().text + " and " + singles.getLast().text;
    }

    private static Single single(Comparison.Group group, Comparison.Entry entry) {
        if (entry.outcome() instanceof Outcome.Measured measured
                && measured.relation() instanceof Relation.Ratio found) {
            double ratio = found.ratio().value();
            return new Single(
                    Numbers.ratio(ratio) + "× for " + Words.name(entry.contender()) + " at " + group.operation()
                            + " with " + group.point().conditions(),
                    ratio);
        }
        throw new IllegalArgumentException("no ratio");
    }
}
