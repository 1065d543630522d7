package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.JvmRun;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something that a reader must know before any number.
 *
 * @param heading what it is, in a few words
 * @param text what follows from it, in sentences
 */
record Notice(String heading, String text) {

    static List<Notice> of(Results results, Comparison comparison, DisturbanceWords disturbances) {
        List<Notice> notices = new ArrayList<>();
        if (!results.plan().fitForDecisions()) {
            notices.add(new Notice(
                    Words.capitalized(results.plan().preset()) + " run: not fit for decisions",
                    "It proves that the path works, from the database to this report."
                            + " It measures far too briefly for its numbers to be relied on."));
        }
        if (!results.complete()) {
            notices.add(new Notice(
                    "Incomplete run",
                    "Its plan was not carried out whole. What was not reached, or failed, is marked as such."));
        }
        nothingCompared(comparison, notices);
        failedControls(comparison, notices);
        failedJvms(results.jvms(), notices);
        disturbances.notice().ifPresent(notices::add);
        failedCells(comparison, notices);
        BudgetWords.notice(results, comparison).ifPresent(notices::add);
        return List.copyOf(notices);
    }

    private static void nothingCompared(Comparison comparison, List<Notice> notices) {
        String baseline = Words.name(comparison.baseline());
        if (comparison.groups().isEmpty()) {
            notices.add(new Notice(
                    "Nothing was compared",
                    "The plan of this run has no operation on which contenders are compared, so there are no ratios and no"
                            + " figures of them."));
        } else if (comparison.contenders().size() == 1) {
            notices.add(new Notice(
                    "Only one contender",
                    "There is nothing to compare " + baseline
                            + " with, so there are no ratios; its own times stand below."));
        }
    }

    private static void failedControls(Comparison comparison, List<Notice> notices) {
        List<String> failed = comparison.controls().stream()
                .filter(control -> control.outcome() instanceof Control.Failed)
                .map(control -> Finding.subject(control.operation(), control.point()) + ": "
                        + Words.failed(control, Words.name(comparison.baseline())))
                .toList();
        if (!failed.isEmpty()) {
            notices.add(new Notice(
                    "Verdicts withheld: " + failed.size() + " of "
                            + Words.count(comparison.controls().size(), "control") + " failed",
                    String.join(" ", failed)
                            + " What was measured there is not what is true. So the verdicts on such an operation are"
                            + " withheld, and, with the same number of threads, those on operations without controls"
                            + " of their own."));
        }
    }

    private static void failedJvms(List<JvmRun> jvms, List<Notice> notices) {
        List<String> failures =
                jvms.stream().map(JvmRun::failure).filter(Objects::nonNull).toList();
        if (!failures.isEmpty()) {
            String reasons = String.join(
                    "; ", failures.stream().map(Words::clause).distinct().toList());
            notices.add(new Notice(
                    failures.size() + " of " + Words.count(jvms.size(), "JVM") + " gave no samples", reasons + "."));
        }
    }

    private static void failedCells(Comparison comparison, List<Notice> notices) {
        List<Outcome> outcomes = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(Comparison.Entry::outcome)
                .toList();
        long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
        if (failed > 0) {
            notices.add(new Notice(
                    failed + " of " + Words.count(outcomes.size(), "measurement") + " gave no score",
                    "The reason stands in the place of the numbers."));
        }
    }
}
