package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Plan;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How it was measured, in plain words, with the numbers of this run; and what its numbers do not say. */
final class MethodNotes {

    private final Results results;
    private final Plan plan;
    private final Comparison comparison;
    private final String baseline;

    private MethodNotes(Results results, Comparison comparison) {
        this.results = results;
        this.plan = results.plan();
        this.comparison = comparison;
        this.baseline = Words.name(comparison.baseline());
    }

    static List<MethodNote> of(Results results, Comparison comparison) {
        MethodNotes notes = new MethodNotes(results, comparison);
        return List.of(
                notes.sideBySide(),
                notes.warmup(),
                notes.ratio(),
                notes.interval(),
                notes.manyComparisons(),
                notes.time(),
                notes.network(),
                notes.server(),
                new MethodNote(
                        "Not in this report",
                        "Percentiles of latency, load that arrives at a given rate, memory and processor time."
                                + " A mean hides rare slow operations."));
    }

    private MethodNote sideBySide() {
        return new MethodNote(
                "Side by side",
                "All contenders of an operation run in the same JVM, on the same connections, in " + plan.rounds()
                        + " rounds. In a round each has one slice of " + plan.sliceMillis()
                        + " ms, in an order shuffled anew, with the same parameters; the first " + plan.settleMillis()
                        + " ms after a change of contender are not timed."
                        + " What slows the machine for a while slows them all.");
    }

    private MethodNote warmup() {
        return new MethodNote(
                "Warm-up",
                "Before it measures, a JVM runs all operations of all contenders for "
                        + Words.count(plan.warmupSeconds(), "second")
                        + ". Nothing here says what the first calls after a start cost.");
    }

    private MethodNote ratio() {
        return new MethodNote(
                "The ratio",
                "Time of the contender divided by time of " + baseline
                        + ": above 1 is slower. Slices of the same round are compared; a JVM's ratio is the geometric"
                        + " mean over its rounds, and the ratio shown is the geometric mean over the JVMs.");
    }

    private MethodNote interval() {
        if (plan.jvms() == 1) {
            return new MethodNote(
                    "No intervals",
                    "The slices of a JVM share its compilation and memory layout, so they do not tell how far another"
                            + " JVM would be off. With a single JVM there is no interval, and no verdict.");
        }
        return new MethodNote(
                "The interval",
                "The whole is repeated in " + plan.jvms()
                        + " JVMs for each number of threads. The interval is a 95% t-interval"
                        + " over the JVMs' mean log-ratios, with " + Words.count(plan.jvms() - 1, "degree")
                        + " of freedom where all of them measured. Slices do not count as replicates, since those of"
                        + " one JVM share its compilation and memory layout. “No difference shown” means that the"
                        + " interval holds 1: it says how large a difference may have been missed, not that there is"
                        + " none.");
    }

    private MethodNote manyComparisons() {
        long intervals = comparison.groups().stream()
                .flatMap(group -> group.entries().stream())
                .filter(entry -> entry.outcome() instanceof Outcome.Measured measured
                        && measured.relation() instanceof Relation.Ratio ratio
                        && ratio.verdict() != Verdict.NO_INTERVAL)
                .count();
        String expected = String.format(Locale.ROOT, "%.1f", intervals * (1 - Comparison.CONFIDENCE));
        return new MethodNote(
                "Many comparisons",
                "Each interval is a 95% interval by itself; nothing is adjusted for their number. This report makes "
                        + Words.count(intervals, "comparison") + " with an interval: if nothing differed at all, "
                        + expected + " of them would be expected to look different by chance.");
    }

    private MethodNote time() {
        return new MethodNote(
                "Time and throughput",
                "Time is what one thread spends on one operation, from call to result, as a geometric mean. Every"
                        + " thread calls again as soon as it has its result, so throughput is the number of threads"
                        + " divided by the time.");
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
