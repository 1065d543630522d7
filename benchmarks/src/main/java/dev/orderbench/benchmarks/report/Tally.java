package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How one contender fared over all comparisons, in a sentence or two. */
final class Tally {

    private final String name;
    private final String baseline;
    private final List<Relation.Ratio> ratios;
    private final int withheld;
    private final int cells;

    private Tally(Contender contender, Comparison comparison) {
        this.name = Words.name(contender);
        this.baseline = Words.name(comparison.baseline());
        this.cells = comparison.groups().size();
        List<Relation> relations = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .filter(entry -> entry.contender().equals(contender))
                .flatMap(entry -> relation(entry.outcome()))
                .toList();
        this.ratios = relations.stream()
                .filter(Relation.Ratio.class::isInstance)
                .map(Relation.Ratio.class::cast)
                .toList();
        this.withheld = Math.toIntExact(
                relations.stream().filter(Relation.Withheld.class::isInstance).count());
    }

    /** One text for each contender but the baseline. */
    static List<String> of(Comparison comparison) {
        return comparison.contenders().stream()
                .filter(contender -> !contender.equals(comparison.baseline()))
                .map(contender -> new Tally(contender, comparison).text())
                .toList();
    }

    private String text() {
        if (ratios.isEmpty() && withheld == cells) {
            return "How " + name + " stands to " + baseline + " is not said: controls failed, so that all verdicts are"
                    + " withheld.";
        }
        if (ratios.isEmpty() && withheld == 0) {
            return name + " could not be compared with " + baseline + ".";
        }
        List<String> sentences = new ArrayList<>();
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            sentences.add(name + " was " + String.join(" and ", differences) + ".");
        }
        List<Estimate> same = with(Verdict.NO_DIFFERENCE_SHOWN);
        if (!same.isEmpty()) {
            sentences.add(
                    same.size() == ratios.size()
                            ? "No difference between " + name + " and " + baseline + " was shown in " + any() + " ("
                                    + range(same) + " the time)."
                            : "No difference was shown in " + same.size() + " (" + range(same) + ").");
        }
        List<Estimate> unjudged = with(Verdict.NO_INTERVAL);
        if (!unjudged.isEmpty()) {
            sentences.add(name + " took " + range(unjudged) + " the time of " + baseline + " in " + share(unjudged)
                    + " with a single JVM, which gives no interval and so no verdict.");
        }
        if (withheld > 0) {
            sentences.add("In " + withheld + " of " + cells + " cases the verdict on " + name
                    + " is withheld, since controls failed.");
        }
        int nothing = cells - ratios.size() - withheld;
        if (nothing > 0) {
            sentences.add("In " + nothing + " of " + cells + " cases there is nothing to compare.");
        }
        return String.join(" ", sentences);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        List<Estimate> slower = with(Verdict.SLOWER);
        if (!slower.isEmpty()) {
            differences.add("slower than " + baseline + " in " + share(slower) + " (" + range(slower) + " the time)");
        }
        List<Estimate> faster = with(Verdict.FASTER);
        if (!faster.isEmpty()) {
            differences.add(
                    slower.isEmpty()
                            ? "faster than " + baseline + " in " + share(faster) + " (" + range(faster) + " the time)"
                            : "faster in " + faster.size() + " (" + range(faster) + ")");
        }
        return differences;
    }

    private String share(List<Estimate> some) {
        int all = ratios.size();
        if (some.size() < all) {
            return some.size() + " of " + Words.count(all, "comparison");
        }
        return switch (all) {
            case 1 -> "the one comparison";
            case 2 -> "both comparisons";
            default -> "all " + Words.count(all, "comparison");
        };
    }

    private String any() {
        return ratios.size() == 1 ? "the one comparison" : "any of " + Words.count(ratios.size(), "comparison");
    }

    private List<Estimate> with(Verdict verdict) {
        return ratios.stream()
                .filter(ratio -> ratio.verdict() == verdict)
                .map(Relation.Ratio::ratio)
                .sorted(Comparator.comparingDouble(Estimate::value))
                .toList();
    }

    private static String range(List<Estimate> sorted) {
        String low = Numbers.ratio(sorted.getFirst().value()) + "×";
        String high = Numbers.ratio(sorted.getLast().value()) + "×";
        return low.equals(high) ? low : low + " to " + high;
    }

    private static Stream<Relation> relation(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? Stream.of(measured.relation()) : Stream.empty();
    }
}
