package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Combination;
import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.statistics.InOneTransaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What two contenders in one transaction cost, as a table.
 *
 * @param rows one for each pair; none where that was not measured
 */
record CombinationTable(List<Row> rows) {

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
        return new CombinationTable(InOneTransaction.of(results.combinations()).stream()
                .map(one -> row(one, names))
                .toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    private static Row row(InOneTransaction one, Map<String, String> names) {
        Combination combination = one.combination();
        Wire wire = combination.wire();
        boolean alone = combination.write().equals(combination.read());
        String failure = combination.failure();
        return new Row(
                names.getOrDefault(combination.write(), combination.write()),
                names.getOrDefault(combination.read(), combination.read()),
                wire == null ? "–" : Numbers.fixed(wire.statements(), 2),
                wire == null ? "–" : Numbers.fixed(wire.roundTrips(), 2),
                one.time().map(Numbers::micros).orElse(new Figure("–", "")),
                one.ratio().map(Numbers::ratio).orElse(new Figure(alone && failure == null ? "1" : "–", "")),
                failure == null ? "" : "not measured: " + Words.clause(failure));
    }
}
