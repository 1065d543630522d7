package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.Outcome;
import dev.orderbench.benchmarks.statistics.Relation;
import dev.orderbench.benchmarks.statistics.Verdict;
import java.util.List;
import java.util.Locale;

/** One contender in the table of results. */
sealed interface ResultRow {

    /** The verdict, and the tone, of a contender whose verdict is withheld. */
    String WITHHELD = "withheld";

    String contender();

    /**
     * There are numbers.
     *
     * @param ratio to the baseline; a dash where there is none
     * @param letters contenders of the group that share one cannot be told apart; empty where there are none
     * @param verdict in a few words
     * @param note what must be added to the verdict, or empty
     * @param tone the kind of verdict, for colours and marks: a word in lower case
     * @param micros time of one operation in microseconds
     * @param perSecond operations per second
     */
    record Measured(
            String contender,
            Figure ratio,
            String letters,
            String verdict,
            String note,
            String tone,
            Figure micros,
            String perSecond,
            String jvms,
            String slices)
            implements ResultRow {}

    /** There are none. */
    record Failed(String contender, String reason) implements ResultRow {}

    /** All rows of one operation and point. */
    record Group(String operation, String point, List<ResultRow> rows) {}

    static List<Group> groups(Comparison comparison) {
        return comparison.groups().stream()
                .map(group -> new Group(
                        group.operation(),
                        group.point().conditions(),
                        group.entries().stream().map(ResultRow::of).toList()))
                .toList();
    }

    private static ResultRow of(Comparison.Entry entry) {
        String name = Words.name(entry.contender());
        return switch (entry.outcome()) {
            case Outcome.Failed failed -> new Failed(name, Words.clause(failed.reason()));
            case Outcome.Measured measured ->
                switch (measured.relation()) {
                    case Relation.Baseline itself ->
                        row(name, new Figure("1", ""), "baseline", "", "baseline", measured);
                    case Relation.Unavailable unavailable ->
                        row(
                                name,
                                new Figure("–", ""),
                                "not compared",
                                Words.clause(unavailable.reason()),
                                "not-compared",
                                measured);
                    case Relation.Ratio ratio ->
                        row(
                                name,
                                Numbers.ratio(ratio.ratio()),
                                Words.verdict(ratio.verdict()),
                                ratio.intervalAloneShowsMore() ? Words.INTERVAL_SHOWS_MORE : "",
                                tone(ratio.verdict()),
                                measured);
                    case Relation.Withheld withheld ->
                        row(name, Numbers.ratio(withheld.ratio()), WITHHELD, "a control failed", WITHHELD, measured);
                };
        };
    }

    private static ResultRow row(
            String name, Figure ratio, String verdict, String note, String tone, Outcome.Measured measured) {
        return new Measured(
                name,
                ratio,
                measured.letters(),
                verdict,
                note,
                tone,
                Numbers.micros(measured.nanosPerOperation()),
                Numbers.perSecond(measured.operationsPerSecond()),
                Numbers.fixed(measured.jvms(), 0),
                Numbers.fixed(measured.slices(), 0));
    }

    static String tone(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
