package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.LittlesLaw;
import dev.orderbench.benchmarks.statistics.OverSize;
import dev.orderbench.benchmarks.statistics.OverThreads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How cost grows with threads and data, as two tables.
 *
 * @param threads one group for each operation and number of threads; none where it was not measured
 * @param sizes one group for each operation; none where it was not measured
 * @param threadsLegend what the columns of the first mean
 * @param sizesLegend what the columns of the second mean
 * @param findings what the checks say, in sentences
 */
record ScalingTable(
        List<ThreadGroup> threads,
        List<SizeGroup> sizes,
        String threadsLegend,
        String sizesLegend,
        List<String> findings) {

    private static final String THREADS =
            "Time is what one thread spends on one operation, throughput is what all threads got done in a second, as"
                    + " counted. By Little's law throughput × time is the number of operations under way, so it must be the"
                    + " number of threads: both are measured apart, and where they miss it by more than 3%, that is said."
                    + " The pool has a connection for each thread. There are no verdicts here.";

    private static final String SIZES =
            "A read by key descends the B-trees of its indexes from root to leaf. It may cost more by the factor by which these"
                    + " paths become longer; where the whole interval of the growth lies above that, the operation is"
                    + " named. More data also fits worse into caches, which the depth of an index does not count.";

    /** All rows of one operation and number of threads. */
    record ThreadGroup(String operation, String point, List<ThreadRow> rows) {}

    /**
     * One contender with one number of threads.
     *
     * @param underWay throughput times time
     * @param note what must be added, or empty
     */
    record ThreadRow(String contender, Figure micros, String perSecond, Figure ratio, String underWay, String note) {}

    /** All rows of one operation. */
    record SizeGroup(String operation, List<SizeRow> rows) {}

    /**
     * One contender with one size.
     *
     * @param pages from root to leaf
     * @param growth of the time since the smallest size
     * @param allowed the growth of the paths
     * @param note what must be added, or empty
     */
    record SizeRow(
            String contender, String size, Figure micros, String pages, Figure growth, String allowed, String note) {}

    private static final String CONTRADICTION = "throughput and time contradict each other";

    private static final Figure NONE = new Figure("–", "");

    static ScalingTable of(Results results) {
        List<OverThreads> threads = OverThreads.of(results);
        List<OverSize> sizes = OverSize.of(results);
        return new ScalingTable(
                threads.stream()
                        .flatMap(one -> one.rows().stream()
                                .map(OverThreads.Row::point)
                                .distinct()
                                .map(point -> new ThreadGroup(
                                        one.operation(),
                                        point.conditions(),
                                        one.rows().stream()
                                                .filter(row -> row.point().equals(point))
                                                .map(ScalingTable::row)
                                                .toList())))
                        .toList(),
                sizes.stream()
                        .map(OverSize::operation)
                        .distinct()
                        .map(operation -> new SizeGroup(
                                operation,
                                sizes.stream()
                                        .filter(one -> one.operation().equals(operation))
                                        .flatMap(one -> one.steps().stream()
                                                .map(step -> row(Words.name(one.contender()), step)))
                                        .toList()))
                        .toList(),
                THREADS,
                SIZES,
                findings(threads, sizes, results.plan().dataSize()));
    }

    boolean isEmpty() {
        return threads.isEmpty() && sizes.isEmpty();
    }

    private static ThreadRow row(OverThreads.Row row) {
        String name = Words.name(row.contender());
        return switch (row) {
            case OverThreads.Missing missing ->
                new ThreadRow(name, NONE, "–", NONE, "–", "no score: " + Words.clause(missing.reason()));
            case OverThreads.Measured measured -> {
                Double rate = measured.operationsPerSecond();
                Estimate ratio = measured.ratio();
                LittlesLaw law = measured.law();
                yield new ThreadRow(
                        name,
                        Numbers.micros(measured.nanos()),
                        rate == null ? "–" : Numbers.perSecond(new Estimate.Point(rate)),
                        ratio == null ? NONE : Numbers.ratio(ratio),
                        law == null ? "–" : Numbers.fixed(law.concurrency(), 2),
                        law == null || law.holds() ? "" : CONTRADICTION);
            }
        };
    }

    private static SizeRow row(String name, OverSize.Step step) {
        Estimate growth = step.growth();
        boolean known = Double.isFinite(step.allowed());
        return new SizeRow(
                name,
                step.dataSize(),
                Numbers.micros(step.nanos()),
                step.indexPages() == 0 ? "not read" : Integer.toString(step.indexPages()),
                growth == null ? NONE : Numbers.ratio(growth),
                growth == null || !known ? "–" : Numbers.fixed(step.allowed(), 2),
                note(step));
    }

    private static String note(OverSize.Step step) {
        LittlesLaw law = step.law();
        List<String> notes = new ArrayList<>();
        if (step.outgrows()) {
            notes.add("outgrows the index");
        }
        if (law != null && !law.holds()) {
            notes.add(CONTRADICTION);
        }
        return String.join("; ", notes);
    }

    /** One number of this section, which may stand in both tables. */
    private record Checked(String operation, Contender contender, String conditions, LittlesLaw law) {}

    private static Set<Checked> checked(List<OverThreads> threads, List<OverSize> sizes, String usualSize) {
        Set<Checked> checked = new LinkedHashSet<>();
        for (OverThreads one : threads) {
            for (OverThreads.Row row : one.rows()) {
                if (row instanceof OverThreads.Measured measured && measured.law() != null) {
                    checked.add(new Checked(
                            one.operation(), row.contender(), row.point().label(usualSize), measured.law()));
                }
            }
        }
        for (OverSize one : sizes) {
            for (OverSize.Step step : one.steps()) {
                LittlesLaw law = step.law();
                if (law != null) {
                    checked.add(new Checked(
                            one.operation(),
                            one.contender(),
                            Point.of(1, step.dataSize()).label(usualSize),
                            law));
                }
            }
        }
        return checked;
    }

    private static List<String> findings(List<OverThreads> threads, List<OverSize> sizes, String usualSize) {
        List<String> findings = new ArrayList<>();
        Set<Checked> checked = checked(threads, sizes, usualSize);
        List<String> contradictions = checked.stream()
                .filter(one -> !one.law().holds())
                .map(ScalingTable::contradiction)
                .toList();
        if (!checked.isEmpty()) {
            findings.add("Little's law holds within 3% for " + (checked.size() - contradictions.size()) + " of "
                    + Words.count(checked.size(), "number") + " of this section"
                    + (contradictions.isEmpty() ? "." : ", and not for " + Words.list(contradictions) + "."));
        }
        if (!sizes.isEmpty()) {
            List<String> outgrowing = sizes.stream()
                    .filter(OverSize::outgrows)
                    .map(one -> one.operation() + " of " + Words.name(one.contender()))
                    .toList();
            long known = sizes.stream().filter(one -> one.unchecked().isEmpty()).count();
            String checkedGrowth = "The growth with more data was held against the depth of the indexes for " + known
                    + " of " + Words.count(sizes.size(), "pair") + " of operation and contender";
            findings.add(
                    outgrowing.isEmpty()
                            ? checkedGrowth
                                    + (known == 0
                                            ? "."
                                            : ": no read by key was shown to outgrow the depth of its indexes.")
                            : checkedGrowth + ": it is outgrown by " + Words.list(outgrowing) + ".");
            unchecked(sizes)
                    .forEach((reason, which) ->
                            findings.add("Not checked, since " + reason + ": " + Words.list(which) + "."));
        }
        return List.copyOf(findings);
    }

    /** By the reason. */
    private static Map<String, List<String>> unchecked(List<OverSize> sizes) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (OverSize one : sizes) {
            one.unchecked()
                    .ifPresent(reason -> byReason.computeIfAbsent(reason, same -> new ArrayList<>())
                            .add(one.operation() + " of " + Words.name(one.contender())));
        }
        return byReason;
    }

    private static String contradiction(Checked one) {
        return one.operation() + " of " + Words.name(one.contender()) + " with " + one.conditions() + " ("
                + Numbers.fixed(one.law().concurrency(), 2) + " under way)";
    }
}
