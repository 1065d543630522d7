package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.Drafts;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each library costs as first written, or in another style, beside what it costs tuned.
 *
 * @param groups one for each operation; none where no drafts were measured
 * @param findings what they say together, in sentences
 */
record DraftTable(List<Group> groups, List<String> findings) {

    static final String LEGEND =
            "Each library as first written, or in another style, beside the same one as its documentation recommends: the ratio"
                    + " is the time of the former divided by that of the latter, measured in turn in the same JVMs, with one"
                    + " thread, with 95% t-intervals over the JVMs. There are no verdicts here. Statements and round trips are"
                    + " means of a call, counted on the wire: of the draft, then of the tuned one.";

    private static final Figure NONE = new Figure("–", "");

    /** All drafts in one operation. */
    record Group(String operation, String point, List<Row> rows) {}

    /**
     * One draft.
     *
     * @param draft name of the draft
     * @param micros its time
     * @param tuned the time of the tuned one
     * @param ratio the former divided by the latter
     * @param statements of both
     * @param roundTrips of both
     * @param note why there is no ratio, or empty
     */
    record Row(
            String draft,
            Figure micros,
            Figure tuned,
            Figure ratio,
            String statements,
            String roundTrips,
            String note) {}

    static DraftTable of(Results results) {
        List<Drafts> drafts = Drafts.of(results);
        return new DraftTable(
                drafts.stream()
                        .map(one -> new Group(
                                one.operation(),
                                one.point().conditions(),
                                one.rows().stream().map(DraftTable::row).toList()))
                        .toList(),
                findings(drafts));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static Row row(Drafts.Row row) {
        String name = Words.name(row.draft());
        String statements = counts(row, Wire::statements);
        String roundTrips = counts(row, Wire::roundTrips);
        return switch (row.outcome()) {
            case Drafts.Missing missing ->
                new Row(name, NONE, NONE, NONE, statements, roundTrips, Words.clause(missing.reason()));
            case Drafts.Measured measured ->
                new Row(
                        name,
                        Numbers.micros(measured.draftNanos()),
                        Numbers.micros(measured.tunedNanos()),
                        Numbers.ratio(measured.ratio()),
                        statements,
                        roundTrips,
                        "");
        };
    }

    private static String counts(Drafts.Row row, ToDoubleFunction<Wire> count) {
        return count(row.draftWire(), count) + " / " + count(row.tunedWire(), count);
    }

    private static String count(@Nullable Wire wire, ToDoubleFunction<Wire> count) {
        return wire == null ? "–" : Words.plain(count.applyAsDouble(wire), 1);
    }

    private static List<String> findings(List<Drafts> drafts) {
        Map<Contender, DoubleSummaryStatistics> ratios = new LinkedHashMap<>();
        for (Drafts one : drafts) {
            for (Drafts.Row row : one.rows()) {
                if (row.outcome() instanceof Drafts.Measured measured) {
                    ratios.computeIfAbsent(row.draft(), first -> new DoubleSummaryStatistics())
                            .accept(measured.ratio().value());
                }
            }
        }
        return ratios.entrySet().stream()
                .map(entry -> finding(Words.name(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String finding(String name, DoubleSummaryStatistics ratios) {
        String low = Numbers.fixed(ratios.getMin(), 2);
        String high = Numbers.fixed(ratios.getMax(), 2);
        return name + " took " + (low.equals(high) ? low : low + " to " + high)
                + " times as long as the same library tuned, in "
                + Words.count(ratios.getCount(), "operation") + ".";
    }
}
