package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.Standings;
import java.util.List;

/**
 * One contender over all that was compared.
 *
 * @param contender its name
 * @param rank its rank, or the ranks that it may have
 * @param ratio the geometric mean of its ratios
 */
record StandingRow(String contender, String rank, Figure ratio) {

    static final String LEGEND =
            "Over all operations and conditions together, each with the same weight: the geometric mean of the ratios with"
                    + " its 95% interval, and the rank. Who cannot be told apart shares ranks: “1 to 2” may be first or"
                    + " second. An operation that you seldom do counts as much as one that you do all the time: choose"
                    + " yours above.";

    private static final Figure NONE = new Figure("–", "");
    private static final Figure ITSELF = new Figure("1", "");

    static List<StandingRow> of(Standings standings) {
        // Ratios are there where the baseline is, and then it is the first.
        return standings.entries().stream()
                .map(entry -> of(entry, entry.equals(standings.entries().getFirst())))
                .toList();
    }

    /** That of an entry; the first is the baseline. */
    static StandingRow of(Standings.Entry entry, boolean first) {
        return new StandingRow(
                Words.name(entry.contender()), rank(entry), first && entry.ratio() != null ? ITSELF : ratio(entry));
    }

    /** A rank, or the ranks that a contender may have. */
    static String rank(Standings.Entry entry) {
        return entry.bestRank() == entry.worstRank()
                ? Integer.toString(entry.bestRank())
                : entry.bestRank() + " to " + entry.worstRank();
    }

    /** The mean ratio; that of the baseline to itself needs no interval. */
    static Figure ratio(Standings.Entry entry) {
        Estimate ratio = entry.ratio();
        if (ratio == null) {
            return NONE;
        }
        return ratio instanceof Estimate.Interval(double value, double low, double high) && value == 1 && low == high
                ? ITSELF
                : Numbers.ratio(ratio);
    }
}
