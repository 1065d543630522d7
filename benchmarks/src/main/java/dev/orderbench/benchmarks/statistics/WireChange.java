package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one count of what an operation sends and receives changed from an old run to a new one. Both runs asked for the very
 * same, so counts need no interval, and are compared on any machine:
 *
 * <ul>
 *   <li>Statements and round trips may not grow. {@link #BLOCK} is no growth: a contender that fetches keys in blocks may
 *       fetch a block more among the counted calls when a block begins elsewhere, while a statement more in each fiftieth
 *       call is one.
 *   <li>Bytes, both ways together, may grow by {@link #BYTES}: the driver numbers the statements that it prepares, and some
 *       values are sent as texts, so a few bytes follow from what was done before.
 * </ul>
 *
 * @param operation name of the operation
 * @param contender who
 * @param quantity what was counted
 * @param change how it changed
 */
public record WireChange(String operation, Contender contender, Quantity quantity, Change change) {

    /** Between a block in a hundred calls and a statement in each fiftieth. */
    static final double BLOCK = 0.015;

    /** A share. */
    public static final double BYTES = 0.01;

    /** What may be said of it. */
    public Judgement judgement() {
        return change.judge(0);
    }

    /**
     * All counts of the operations and contenders that both runs were to measure; of what neither has counted there is none.
     *
     * <p>Where the old run has no count, or the two counted other calls, nothing can be said. A count that the new run lacks is lost,
     * unless it counted nothing at all, as over TLS it cannot; a contender that has failed since is lost by its time.
     */
    static List<WireChange> between(Results before, Results after) {
        Wires old = new Wires(before);
        Wires current = new Wires(after);
        Set<Scored> scored = scored(after);
        boolean counting = after.cells().stream().anyMatch(cell -> cell.wire() != null);
        return after.plan().operations().stream()
                .filter(before.plan().operations()::contains)
                .flatMap(operation -> after.contenders().stream()
                        .filter(contender -> contender.role() == Role.CONTENDER)
                        .flatMap(contender -> RunChanges.find(before, contender).stream()
                                .flatMap(same -> of(
                                        operation,
                                        contender,
                                        old.find(operation, same.id()),
                                        current.find(operation, contender.id()),
                                        missing(counting, scored.contains(new Scored(operation, contender.id())))))))
                .toList();
    }

    private record Scored(String operation, String contender) {}

    private static Set<Scored> scored(Results results) {
        return results.cells().stream()
                .filter(cell -> cell.failure() == null
                        && cell.point().dataSize().equals(results.plan().dataSize()))
                .map(cell -> new Scored(cell.operation(), cell.contender()))
                .collect(Collectors.toSet());
    }

    /** What a count is that the new run lacks. */
    private static Change missing(boolean counting, boolean scored) {
        if (!scored) {
            return new Change.Unknown("the new run has no score");
        }
        return counting
                ? new Change.Lost("the new run did not count it")
                : new Change.Unknown("not available in the new run");
    }

    private static Stream<WireChange> of(
            String operation, Contender contender, Optional<Wire> before, Optional<Wire> after, Change missing) {
        if (before.isEmpty() && after.isEmpty()) {
            return Stream.empty();
        }
        if (before.isEmpty()) {
            return Stream.of(unknown(operation, contender, "not available in the old run"));
        }
        if (after.isEmpty()) {
            return Stream.of(new WireChange(operation, contender, Quantity.STATEMENTS, missing));
        }
        Wire old = before.get();
        Wire current = after.get();
        if (old.calls() != current.calls()) {
            return Stream.of(unknown(
                    operation,
                    contender,
                    "the runs counted other calls, %d and %d of them".formatted(old.calls(), current.calls())));
        }
        double bytes = old.bytesOut() + old.bytesIn();
        return Stream.of(
                new WireChange(
                        operation,
                        contender,
                        Quantity.STATEMENTS,
                        new Change.Exact(old.statements(), current.statements(), BLOCK)),
                new WireChange(
                        operation,
                        contender,
                        Quantity.ROUND_TRIPS,
                        new Change.Exact(old.roundTrips(), current.roundTrips(), BLOCK)),
                new WireChange(
                        operation,
                        contender,
                        Quantity.BYTES,
                        new Change.Exact(bytes, current.bytesOut() + current.bytesIn(), bytes * BYTES)));
    }

    private static WireChange unknown(String operation, Contender contender, String reason) {
        return new WireChange(operation, contender, Quantity.STATEMENTS, new Change.Unknown(reason));
    }
}
