package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.IntervalWidth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When the run was to end, and what had not become precise enough by then, in words. */
final class BudgetWords {

    private BudgetWords() {}

    /** For the top of the report: how many intervals remained wide. */
    static Optional<Notice> notice(Results results, Comparison comparison) {
        Budget budget = results.plan().budget();
        if (budget == null) {
            return Optional.empty();
        }
        List<IntervalWidth> all = IntervalWidth.of(comparison);
        long wide = tooWide(all, budget).size();
        return wide == 0
                ? Optional.empty()
                : Optional.of(new Notice(
                        wide + " of " + Words.count(all.size(), "interval") + " not within "
                                + percent(budget.targetWidth()),
                        (results.complete()
                                        ? "The budget of " + duration(budget.seconds()) + " ended the run"
                                        : "The run was cut short")
                                + " before these intervals were as narrow as they were to become. The section on the method"
                                + " names them."));
    }

    /** For the section on the method. */
    static MethodNote note(Results results, Comparison comparison) {
        Budget budget = results.plan().budget();
        if (budget == null) {
            return new MethodNote(
                    "The end of the run",
                    "The number of JVMs was fixed beforehand: the run ended with its plan, however wide its intervals.");
        }
        List<IntervalWidth> tooWide = tooWide(IntervalWidth.of(comparison), budget);
        return new MethodNote(
                "The end of the run",
                "When its plan had been carried out, the run repeated disturbed JVMs, then added JVMs where the interval was"
                        + " widest, until every interval reached no further than " + percent(budget.targetWidth())
                        + " from its ratio, or until another JVM would not have ended within the budget of "
                        + duration(budget.seconds())
                        + ". It looked at widths, never at verdicts, so that it could not end when a difference happened"
                        + " to show. "
                        + (results.complete() ? "" : "This run was cut short before that. ")
                        + (tooWide.isEmpty()
                                ? "All intervals are that narrow."
                                : "Not that narrow: "
                                        + tooWide.stream()
                                                .map(width -> text(width, results))
                                                .collect(Collectors.joining("; "))
                                        + "."));
    }

    static List<IntervalWidth> tooWide(List<IntervalWidth> all, Budget budget) {
        return all.stream()
                .filter(width -> width.halfWidth() > budget.targetWidth())
                .toList();
    }

    private static String text(IntervalWidth width, Results results) {
        return Words.name(width.contender()) + " in " + width.operation() + " with "
                + width.point().label(results.plan().dataSize())
                + (Double.isInfinite(width.halfWidth()) ? " (no interval)" : " (" + percent(width.halfWidth()) + ")");
    }

    /** For the table of the plan. */
    static String fact(@Nullable Budget budget) {
        return budget == null
                ? "none beyond the plan"
                : duration(budget.seconds()) + ", or until intervals are within " + percent(budget.targetWidth());
    }

    static String percent(double share) {
        return "±" + Numbers.fixed(100 * share, 1) + "%";
    }

    private static String duration(int seconds) {
        int minutes = seconds / 60;
        int rest = seconds % 60;
        return minutes == 0 ? rest + " s" : minutes + " min" + (rest == 0 ? "" : " " + rest + " s");
    }
}
