package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found for one operation at one point.
 *
 * @param subject operation and point
 * @param text what was found, in sentences
 */
record Finding(String subject, String text) {

    static List<Finding> of(Comparison comparison) {
        String baseline = Words.name(comparison.baseline());
        return comparison.groups().stream()
                .map(group -> new Finding(subject(group), new Sentences(baseline).of(group)))
                .toList();
    }

    static String subject(Comparison.Group group) {
        return subject(group.operation(), group.point());
    }

    static String subject(String operation, Point point) {
        return operation + ", " + point.conditions();
    }

    /** Sorts what is to be said of a group by what kind of thing it is. */
    private static final class Sentences {

        private final String baseline;
        private final List<String> different = new ArrayList<>();
        private final List<String> notDifferent = new ArrayList<>();
        private final List<String> withheld = new ArrayList<>();
        private final List<String> unjudged = new ArrayList<>();
        private final Map<String, List<String>> without = new LinkedHashMap<>();

        private Sentences(String baseline) {
            this.baseline = baseline;
        }

        private String of(Comparison.Group group) {
            group.entries().forEach(entry -> add(Words.name(entry.contender()), entry.outcome()));
            List<String> sentences = new ArrayList<>();
            if (!different.isEmpty()) {
                sentences.add(String.join("; ", different) + ".");
            }
            if (!notDifferent.isEmpty()) {
                sentences.add("No difference from " + baseline + " was shown for " + Words.list(notDifferent) + ".");
            }
            if (!withheld.isEmpty()) {
                sentences.add("A control failed, so the verdict is withheld for " + Words.list(withheld) + ".");
            }
            if (!unjudged.isEmpty()) {
                sentences.add("In the one JVM that measured, which gives no interval, " + Words.list(unjudged) + ".");
            }
            without.forEach((reason, names) ->
                    sentences.add(Words.list(names) + (names.size() == 1 ? " has" : " have") + reason + "."));
            return sentences.isEmpty() ? "Only " + baseline + " was measured." : String.join(" ", sentences);
        }

        private void add(String name, Outcome outcome) {
            switch (outcome) {
                case Outcome.Failed failed -> addWithout(name, " no score: " + Words.clause(failed.reason()));
                case Outcome.Measured measured -> {
                    switch (measured.relation()) {
                        case Relation.Baseline itself -> {}
                        case Relation.Ratio ratio -> add(name, ratio);
                        case Relation.Withheld withheldRatio ->
                            withheld.add(name + " (" + Words.times(withheldRatio.ratio()) + ")");
                        case Relation.Unavailable unavailable ->
                            addWithout(name, " no comparison: " + Words.clause(unavailable.reason()));
                    }
                }
            }
        }

        /** Contenders with the same reason are named together. */
        private void addWithout(String name, String reason) {
            without.computeIfAbsent(reason, same -> new ArrayList<>()).add(name);
        }

        private void add(String name, Relation.Ratio ratio) {
            switch (ratio.verdict()) {
                case SLOWER, FASTER -> different.add(takes(name, "takes", ratio.ratio(), different.isEmpty()));
                case NO_DIFFERENCE_SHOWN ->
                    notDifferent.add(name + " (" + Words.times(ratio.ratio())
                            + (ratio.intervalAloneShowsMore() ? "; " + Words.INTERVAL_SHOWS_MORE : "") + ")");
                case NO_INTERVAL -> unjudged.add(takes(name, "took", ratio.ratio(), unjudged.isEmpty()));
            }
        }

        private String takes(String name, String verb, Estimate ratio, boolean first) {
            String sentence = name + " " + verb + " " + Words.times(ratio);
            return first ? sentence + " the time of " + baseline : sentence;
        }
    }
}
