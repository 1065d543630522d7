package dev.orderbench.benchmarks.selftest;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What real runs say of two twins of the baseline: one that is identical, and one that is 5 % slower by construction. Each
 * ratio is judged alone, by its 95 % interval.
 */
public final class RealPairs {

    private static final double SLOWER = 1.05;

    /** Of 20 pairs, 3 may be false alarms: more have a chance of 1.6 % where the method holds what it says. */
    private static final double MOST_FALSE_ALARMS = 0.15;

    private static final double LEAST_DETECTED = 0.85;
    private static final double LEAST_COVERED = 0.85;

    private final List<Pair> pairs = new ArrayList<>();
    private int failed;

    private record Pair(Estimate.Interval twin, Estimate.Interval slower) {}

    /**
     * Takes the result of a run with both twins at one operation with one number of threads.
     *
     * @return what it says, in a line
     */
    public String add(Results results) {
        Optional<Estimate.Interval> twin = ratio(results, Role.TWIN);
        Optional<Estimate.Interval> slower = ratio(results, Role.SLOWER_TWIN);
        if (twin.isEmpty() || slower.isEmpty()) {
            failed++;
            return "no interval: a twin or the baseline was not measured in two JVMs at least";
        }
        pairs.add(new Pair(twin.get(), slower.get()));
        return "identical twin %s%s, 5 %% slower twin %s%s%s"
                .formatted(
                        text(twin.get()),
                        holds(twin.get(), 1) ? "" : " FALSE ALARM",
                        text(slower.get()),
                        holds(slower.get(), 1) ? " NOT DETECTED" : "",
                        holds(slower.get(), SLOWER) ? "" : " DOES NOT HOLD 1.05");
    }

    /** The counts, beside what is accepted. */
    public List<String> lines() {
        return List.of(
                line(
                        "false alarms: intervals of the identical twin that leave out 1",
                        falseAlarms(),
                        "at most",
                        most()),
                line("detected: intervals of the slower twin that lie above 1", detected(), "at least", least()),
                line("covered: intervals of the slower twin that hold 1.05", covered(), "at least", leastCovered()),
                line("runs without an interval", failed, "at most", 0));
    }

    private String line(String what, long count, String bound, long limit) {
        return "%-66s %3d of %d  (%s %d)".formatted(what, count, pairs.size() + failed, bound, limit);
    }

    /** Whether all counts are as accepted. */
    public boolean passed() {
        return failed == 0
                && !pairs.isEmpty()
                && falseAlarms() <= most()
                && detected() >= least()
                && covered() >= leastCovered();
    }

    private long falseAlarms() {
        return pairs.stream().filter(pair -> !holds(pair.twin, 1)).count();
    }

    private long detected() {
        return pairs.stream().filter(pair -> pair.slower.low() > 1).count();
    }

    private long covered() {
        return pairs.stream().filter(pair -> holds(pair.slower, SLOWER)).count();
    }

    private long most() {
        return (long) Math.floor(MOST_FALSE_ALARMS * pairs.size());
    }

    private long least() {
        return (long) Math.ceil(LEAST_DETECTED * pairs.size());
    }

    private long leastCovered() {
        return (long) Math.ceil(LEAST_COVERED * pairs.size());
    }

    /** The plain interval, as of a contender: that of a control is adjusted for the number of controls. */
    private static Optional<Estimate.Interval> ratio(Results results, Role role) {
        List<Contender> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER || contender.role() == role)
                .map(contender ->
                        new Contender(contender.id(), contender.displayName(), contender.variant(), Role.CONTENDER))
                .toList();
        Results asContenders = new Results(
                results.format(),
                results.version(),
                results.startedAt(),
                results.finishedAt(),
                results.complete(),
                results.plan(),
                results.environment(),
                contenders,
                results.jvms(),
                results.cells());
        return Comparison.of(asContenders)
                                        .groups()
                                        .getFirst()
                                        .entries()
                                        .getLast()
                                        .outcome()
                                instanceof Outcome.Measured measured
                        && measured.relation() instanceof Relation.Ratio ratio
                        && ratio.ratio() instanceof Estimate.Interval interval
                ? Optional.of(interval)
                : Optional.empty();
    }

    private static boolean holds(Estimate.Interval interval, double ratio) {
        return interval.low() <= ratio && ratio <= interval.high();
    }

    private static String text(Estimate.Interval interval) {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", interval.value(), interval.low(), interval.high());
    }
}
