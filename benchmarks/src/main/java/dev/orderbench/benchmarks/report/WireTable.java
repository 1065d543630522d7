package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import dev.orderbench.benchmarks.statistics.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What goes over the wire, as a table.
 *
 * @param groups one for each operation that was counted; none where the results hold no counts
 */
record WireTable(List<Group> groups) {

    /** What its columns mean. */
    static final String LEGEND =
            "Means for one operation, counted before anything was timed, over the number of calls that stands beside the"
                    + " operation; all contenders, and all runs, are asked for the same. A statement is counted as often as"
                    + " it is executed, so each row of a batch counts, and BEGIN and COMMIT do; a round trip is a wait for"
                    + " the server's answer.";

    /** What stands in the place of the table where nothing was counted. */
    static final String ABSENT =
            "These results do not say what was sent: files of format version 2 and older do not, nor do runs over"
                    + " encrypted connections, and of calls that fail nothing is counted.";

    /** All contenders of one operation. */
    record Group(String operation, String calls, List<Row> rows) {}

    /**
     * One contender.
     *
     * @param statements executed
     * @param roundTrips waited for
     * @param rows received
     * @param bytesOut sent
     * @param bytesIn received
     */
    record Row(String contender, String statements, String roundTrips, String rows, String bytesOut, String bytesIn) {

        private static final String UNKNOWN = "–";
    }

    static WireTable of(Results results, Comparison comparison) {
        Wires wires = new Wires(results);
        return new WireTable(results.plan().operations().stream()
                .flatMap(operation -> group(wires, comparison.contenders(), operation).stream())
                .toList());
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static Optional<Group> group(Wires counts, List<Contender> contenders, String operation) {
        List<Wire> wires = contenders.stream()
                .flatMap(contender -> counts.find(operation, contender.id()).stream())
                .toList();
        if (wires.isEmpty()) {
            return Optional.empty();
        }
        int decimals = wires.stream()
                        .flatMapToDouble(wire -> DoubleStream.of(wire.statements(), wire.roundTrips(), wire.rows()))
                        .allMatch(mean -> mean == Math.rint(mean))
                ? 0
                : 2;
        return Optional.of(new Group(
                operation,
                Words.count(wires.getFirst().calls(), "call"),
                contenders.stream()
                        .map(contender -> counts.find(operation, contender.id())
                                .map(wire -> row(contender, wire, decimals))
                                .orElseGet(() -> unknown(contender)))
                        .toList()));
    }

    private static Row row(Contender contender, Wire wire, int decimals) {
        return new Row(
                Words.name(contender),
                Numbers.fixed(wire.statements(), decimals),
                Numbers.fixed(wire.roundTrips(), decimals),
                Numbers.fixed(wire.rows(), decimals),
                Numbers.fixed(wire.bytesOut(), 0),
                Numbers.fixed(wire.bytesIn(), 0));
    }

    private static Row unknown(Contender contender) {
        return new Row(Words.name(contender), Row.UNKNOWN, Row.UNKNOWN, Row.UNKNOWN, Row.UNKNOWN, Row.UNKNOWN);
    }
}
