package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Standings;
import java.util.List;

/**
 * How contenders stand in each kind of work, as a table.
 *
 * @param contenders names of the columns, the baseline first
 * @param rows one for each kind of work that was compared
 */
record FamilyTable(List<String> contenders, List<Row> rows) {

    static final String LEGEND =
            "The geometric mean of the ratios of each kind of work with its 95% interval, and the rank in it. Who cannot be told"
                    + " apart shares ranks; the pairs of one kind are adjusted together (Holm).";

    /**
     * A kind of work.
     *
     * @param family its name
     * @param operations what it holds, and what is left out of it
     * @param places one for each contender
     */
    record Row(String family, String operations, List<Place> places) {}

    /**
     * One contender in a kind of work.
     *
     * @param ratio to the baseline
     * @param rank its rank, or the ranks that it may have; empty where nothing can be said
     */
    record Place(Figure ratio, String rank) {}

    static FamilyTable of(List<FamilyStanding> families) {
        return new FamilyTable(
                families.stream()
                        .limit(1)
                        .flatMap(one -> one.standings().entries().stream())
                        .map(entry -> Words.name(entry.contender()))
                        .toList(),
                families.stream().map(FamilyTable::row).toList());
    }

    private static Row row(FamilyStanding one) {
        int leftOut = one.standings().leftOut();
        return new Row(
                Words.capitalized(one.family().label()),
                String.join(", ", one.operations())
                        + (leftOut == 0
                                ? ""
                                : "; " + leftOut + " of " + (one.standings().cells() + leftOut)
                                        + " combinations left out"),
                one.standings().entries().stream()
                        .map(entry -> place(entry, one.isUsable()))
                        .toList());
    }

    private static Place place(Standings.Entry entry, boolean usable) {
        return new Place(StandingRow.ratio(entry), usable ? StandingRow.rank(entry) : "");
    }
}
