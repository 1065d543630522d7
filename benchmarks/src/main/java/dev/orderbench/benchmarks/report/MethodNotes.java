package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Budget;
import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Control;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Trend;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How it was measured, in plain words, with the numbers of this run; and what its numbers do not say. */
final class MethodNotes {

    private final Results results;
    private final Plan plan;
    private final List<Stage> comparisons;
    private final Comparison comparison;
    private final CauseTable causes;
    private final String baseline;

    private MethodNotes(Results results, Comparison comparison, CauseTable causes) {
        this.results = results;
        this.plan = results.plan();
        this.comparisons = plan.stages(Stage.Kind.COMPARISON);
        this.comparison = comparison;
        this.causes = causes;
        this.baseline = Words.name(comparison.baseline());
    }

    static List<MethodNote> of(
            Results results, Comparison comparison, CauseTable causes, DisturbanceWords disturbances) {
        MethodNotes notes = new MethodNotes(results, comparison, causes);
        return List.of(
                notes.sideBySide(),
                notes.warmup(),
                notes.ratio(),
                notes.interval(),
                notes.verdicts(),
                notes.controls(),
                disturbances.note(),
                BudgetWords.note(results, comparison),
                notes.time(),
                notes.causes(),
                notes.network(),
                notes.server(),
                notes.absent());
    }

    private MethodNote sideBySide() {
        if (comparisons.isEmpty()) {
            return new MethodNote("Side by side", "Nothing was compared in this run.");
        }
        return new MethodNote(
                "Side by side",
                "All contenders of an operation run in the same JVM, on the same connections, in "
                        + Words.distinct(comparisons, stage -> Integer.toString(stage.rounds()))
                        + " rounds. In a round each has one slice of "
                        + Words.distinct(comparisons, stage -> Integer.toString(stage.sliceMillis()))
                        + " ms, in an order shuffled anew, with the same parameters; the first "
                        + Words.distinct(comparisons, stage -> Integer.toString(stage.settleMillis()))
                        + " ms after a change of contender are not timed."
                        + " What slows the machine for a while slows them all.");
    }

    private MethodNote warmup() {
        if (comparisons.isEmpty()) {
            return new MethodNote("Warm-up", "Nothing was compared in this run.");
        }
        return new MethodNote(
                "Warm-up",
                "Before it measures, a JVM runs all operations of all contenders for "
                        + Words.distinct(comparisons, stage -> Words.count(stage.warmupSeconds(), "second"))
                        + ". Nothing here says what the first calls after a start cost. " + trends());
    }

    /** What runs without a budget aim at. */
    private static final double USUAL_WIDTH = 0.05;

    /** A ratio that still changes while it is measured is that of a JVM that is not warm. */
    private String trends() {
        List<Trend> trends = Trend.of(results);
        if (trends.isEmpty()) {
            return "Whether ratios still changed while they were measured could not be tested.";
        }
        List<Trend> shown = trends.stream().filter(Trend::isShown).toList();
        String tested = "Whether a ratio to " + baseline
                + " still changed from the first half of the measured rounds to the second was tested for all "
                + trends.size() + " of them (paired by JVM, adjusted after Holm): ";
        return tested
                + (shown.isEmpty()
                        ? "no change was shown."
                        : shown.stream().map(MethodNotes::change).collect(Collectors.joining("; "))
                                + ". A ratio that falls favours " + baseline
                                + ": a longer warm-up would show a lower one.")
                + ruledOut(trends);
    }

    /** That no change was shown does not show that there was none. */
    private String ruledOut(List<Trend> trends) {
        Budget budget = plan.budget();
        double width = budget == null ? USUAL_WIDTH : budget.targetWidth();
        List<Trend> open =
                trends.stream().filter(trend -> !trend.isWithin(width)).toList();
        String within =
                " A change of " + Numbers.share(width) + " or more is ruled out, by the 95% interval of each, for "
                        + (trends.size() - open.size()) + " of them";
        return open.stream()
                .max(Comparator.comparingDouble(Trend::reach))
                .map(worst -> within + "; of the " + (open.size() == 1 ? "other" : "others")
                        + " it is not shown that the warm-up was over: " + Words.name(worst.contender()) + " in "
                        + worst.operation() + " with " + worst.point().conditions() + " may have changed by "
                        + (worst.reach() > 1 ? "more than 100%" : "up to " + Numbers.share(worst.reach())) + ".")
                .orElse(within + ".");
    }

    private static String change(Trend trend) {
        double percent = 100 * (trend.change().value() - 1);
        return Words.name(trend.contender()) + " in " + trend.operation() + " with "
                + trend.point().conditions() + (percent < 0 ? " fell by " : " rose by ")
                + Numbers.fixed(Math.abs(percent), 1) + "%";
    }

    private MethodNote ratio() {
        return new MethodNote(
                "The ratio",
                "Time of the contender divided by time of " + baseline
                        + ": above 1 is slower. Slices of the same round are compared; a JVM's ratio is the geometric"
                        + " mean over its rounds, and the ratio shown is the geometric mean over the JVMs.");
    }

    private MethodNote interval() {
        if (comparisons.isEmpty()) {
            return new MethodNote("No intervals", "Nothing was compared in this run.");
        }
        if (comparisons.stream().allMatch(stage -> stage.jvms() == 1)) {
            return new MethodNote(
                    "No intervals",
                    "The slices of a JVM share its compilation and memory layout, so they do not tell how far another"
                            + " JVM would be off. With a single JVM there is no interval, and no verdict.");
        }
        return new MethodNote(
                "The interval",
                "The whole is repeated in "
                        + (plan.budget() == null ? "" : "at least ")
                        + Words.distinct(comparisons, stage -> Integer.toString(stage.jvms()))
                        + " JVMs for each number of threads. The interval is a 95% t-interval"
                        + " over the JVMs' mean log-ratios, with "
                        + (plan.budget() == null ? "" : "at least ")
                        + Words.distinct(comparisons, stage -> Words.count(stage.jvms() - 1, "degree"))
                        + " of freedom where all of them measured. Slices do not count as replicates, since those of"
                        + " one JVM share its compilation and memory layout.");
    }

    private MethodNote verdicts() {
        long tests = comparison.groups().stream()
                .mapToLong(group -> group.tests().size())
                .sum();
        if (tests == 0) {
            return new MethodNote(
                    "No verdicts", "No pair of contenders was measured by two JVMs, so nothing could be tested.");
        }
        return new MethodNote(
                "The verdicts",
                "All pairs of contenders are compared by paired t-tests over the same JVMs, "
                        + Words.count(tests, "test") + " in this report. Those of one operation, with whatever number"
                        + " of threads, are adjusted together (Holm): if nothing differed, the chance that anything is"
                        + " said to differ in an operation would be at most 5%. “No difference shown” is no proof of"
                        + " equality: the interval says how large a difference may have been missed. " + intervals());
    }

    /** Intervals are not adjusted, so some may seem to say more than their verdicts. */
    private String intervals() {
        List<Relation.Ratio> judged = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .flatMap(entry -> entry.outcome() instanceof Outcome.Measured measured
                                && measured.relation() instanceof Relation.Ratio ratio
                                && ratio.verdict() != Verdict.NO_INTERVAL
                        ? Stream.of(ratio)
                        : Stream.empty())
                .toList();
        long more =
                judged.stream().filter(Relation.Ratio::intervalAloneShowsMore).count();
        return "The intervals are not adjusted: each has its 95% by itself, and of " + judged.size() + " of them "
                + Numbers.fixed(judged.size() * (1 - Comparison.CONFIDENCE), 1)
                + " would be expected to exclude 1 by chance if nothing differed. "
                + (more == 0
                        ? "Here none excludes 1 without a verdict that says the same."
                        : Words.capitalized(Words.count(more, "interval")) + (more == 1 ? " excludes" : " exclude")
                                + " 1 here although the verdict is “no difference shown”.");
    }

    private MethodNote controls() {
        if (comparison.controls().isEmpty()) {
            return new MethodNote(
                    "No controls",
                    "No copy of " + baseline + " ran among the contenders, so this run did not check itself.");
        }
        long passed = comparison.controls().stream()
                .filter(control -> control.outcome() instanceof Control.Passed)
                .count();
        return new MethodNote(
                "Controls",
                "Copies of " + baseline + " ran among the contenders as if they were some: an identical one, whose true"
                        + " ratio is 1, and one that does every twentieth operation twice, whose true ratio is 1.05."
                        + " The interval of each, adjusted for their number (Holm), must hold its true ratio. "
                        + passed + " of " + Words.count(comparison.controls().size(), "control") + " passed. Where one"
                        + " fails, the verdicts of its operation are withheld; an operation without controls answers to"
                        + " those of the others with the same number of threads.");
    }

    private MethodNote time() {
        return new MethodNote(
                "Time and throughput",
                "Time is what one thread spends on one operation, from call to result, as a geometric mean. Every"
                        + " thread calls again as soon as it has its result, so throughput is the number of threads"
                        + " divided by the time.");
    }

    private MethodNote causes() {
        if (causes.isEmpty()) {
            return new MethodNote("No causes", causes.legend());
        }
        int threads = plan.points().stream().mapToInt(Point::threads).max().orElseThrow();
        int cores = results.environment().cores();
        return new MethodNote(
                "Where the time went",
                "Each cause is the mean over the JVMs. The remainder holds the way between client and server and back,"
                        + " switches between threads and processes, and waits for a lock, a disk, a processor or another"
                        + " process of the server. "
                        + (threads > cores
                                ? "With up to " + Words.threads(threads) + " on " + Words.count(cores, "processor")
                                        + ", threads often wait for a processor, and so do the server's processes if"
                                        + " they share it; that wait grows with all processor time, also with that of"
                                        + " the other threads. "
                                : "")
                        + "Causes weigh each operation alike and the time weighs each slice alike, so where slices"
                        + " differ much the remainder holds that difference too. The log is the whole server's, so what"
                        + " runs in its background can give reads a few bytes.");
    }

    private MethodNote absent() {
        List<Wire> wires = results.cells().stream()
                .flatMap(cell -> Stream.ofNullable(cell.wire()))
                .toList();
        boolean texts = wires.stream().anyMatch(wire -> wire.sent() != null);
        return new MethodNote(
                "Not in this report",
                (results.latency() == null
                                ? "Percentiles of latency, and load that arrives at a given rate: a mean hides rare slow operations. "
                                : "")
                        + (!wires.isEmpty()
                                ? (texts
                                                ? "The plans of the statements"
                                                : "The texts of the statements and their plans")
                                        + " stand in the audit."
                                : WireTable.ABSENT + " The audit has statements, round trips and bytes."));
    }

    private MethodNote network() {
        return results.environment().server().source().equals("external")
                ? new MethodNote(
                        "Network",
                        "The server was an external one. The way to it is part of every time, the same for all"
                                + " contenders.")
                : new MethodNote(
                        "Network",
                        "The server ran on the same machine, over loopback: round trips cost next to nothing, and"
                                + " client and server share the processors. Over a network, contenders that make more"
                                + " round trips fall behind those that make fewer.");
    }

    private MethodNote server() {
        Map<String, String> settings = results.environment().server().settings();
        for (String setting : List.of("fsync", "synchronous_commit")) {
            if ("off".equals(settings.get(setting))) {
                return new MethodNote(
                        "Server settings",
                        "With " + setting
                                + " = off a commit does not wait for the disk: what differs is the library, not the"
                                + " disk. On a server that keeps its data, writes take longer than here.");
            }
        }
        return settings.containsKey("fsync")
                ? new MethodNote(
                        "Server settings",
                        "A commit waits for the disk (fsync = on), and that wait is part of the time of every write.")
                : new MethodNote("Server settings", "Whether a commit waits for the disk was not recorded.");
    }
}
