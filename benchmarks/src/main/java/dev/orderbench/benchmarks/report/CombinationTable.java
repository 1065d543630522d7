package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.Estimate;
import dev.orderbench.benchmarks.statistics.InOneTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What two contenders in one transaction cost, as a table.
 *
 * @param rows one for each pair; none where that was not measured
 * @param finding which pair and who alone is the cheapest, in a sentence; empty where nothing was measured
 */
record CombinationTable(List<Row> rows, String finding) {

    static final String HEADING = "Two in one transaction";

    /** What its columns mean. */
    static final String LEGEND =
            "One transaction by one thread: the first places an order, the second reads it on the same connection before the"
                    + " commit, and must see it. The ratio is to the transaction in which the writer itself reads, with its 95%"
                    + " interval over the JVMs: below 1, it pays to have the other read. Time is in microseconds per"
                    + " transaction. Statements and round trips were counted before, BEGIN and COMMIT included. All of them send"
                    + " what they write before they read; where Hibernate would hold it back until the commit, a program must"
                    + " flush before anything but Hibernate reads.";

    /** One pair. */
    record Row(
            String write,
            String read,
            String statements,
            String roundTrips,
            Figure micros,
            Figure ratio,
            String note) {}

    static CombinationTable of(Results results) {
        Map<String, String> names = results.contenders().stream().collect(Collectors.toMap(Contender::id, Words::name));
        List<InOneTransaction> found = InOneTransaction.of(results.combinations());
        return new CombinationTable(
                found.stream().map(one -> row(one, names)).toList(), found.isEmpty() ? "" : finding(found, names));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    private static String finding(List<InOneTransaction> found, Map<String, String> names) {
        List<InOneTransaction> pairs =
                found.stream().filter(one -> !isAlone(one.combination())).toList();
        List<InOneTransaction> singles =
                found.stream().filter(one -> isAlone(one.combination())).toList();
        String mixed = cheapest(pairs)
                .map(one -> "%s writes and %s reads in %s µs%s"
                        .formatted(
                                name(names, one.combination().write()),
                                name(names, one.combination().read()),
                                micros(one).text(),
                                ties(one, pairs)))
                .orElse("not measured");
        String alone = cheapest(singles)
                .map(one -> "%s in %s µs%s"
                        .formatted(
                                name(names, one.combination().write()),
                                micros(one).text(),
                                ties(one, singles)))
                .orElse("not measured");
        return "Cheapest in one transaction, of two: %s; alone: %s.".formatted(mixed, alone);
    }

    private static Optional<InOneTransaction> cheapest(List<InOneTransaction> found) {
        return found.stream()
                .filter(one -> one.time().isPresent())
                .min(Comparator.comparingDouble(one -> one.time().orElseThrow().value()));
    }

    /** How many others reach into the interval of the cheapest, so that it is not shown to be that. */
    private static String ties(InOneTransaction cheapest, List<InOneTransaction> found) {
        if (!(cheapest.time().orElseThrow() instanceof Estimate.Interval least)) {
            return "";
        }
        long others = found.stream()
                .filter(one -> one != cheapest)
                .filter(one ->
                        one.time().orElse(null) instanceof Estimate.Interval other && other.low() <= least.high())
                .count();
        return others == 0 ? "" : " (its interval is shared by %d more)".formatted(others);
    }

    private static boolean isAlone(Combination combination) {
        return combination.write().equals(combination.read());
    }

    private static String name(Map<String, String> names, String contender) {
        return names.getOrDefault(contender, contender);
    }

    private static Figure micros(InOneTransaction one) {
        return one.time().map(Numbers::micros).orElse(new Figure("–", ""));
    }

    private static Row row(InOneTransaction one, Map<String, String> names) {
        Combination combination = one.combination();
        Wire wire = combination.wire();
        boolean alone = isAlone(combination);
        String failure = combination.failure();
        return new Row(
                name(names, combination.write()),
                name(names, combination.read()),
                wire == null ? "–" : Numbers.fixed(wire.statements(), 2),
                wire == null ? "–" : Numbers.fixed(wire.roundTrips(), 2),
                micros(one),
                one.ratio().map(Numbers::ratio).orElse(new Figure(alone && failure == null ? "1" : "–", "")),
                failure == null ? "" : "not measured: " + Words.clause(failure));
    }
}
