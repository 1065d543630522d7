package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One contender doing one operation at a point that gives no verdicts: over a network, or to see how cost grows. */
public sealed interface OutsideComparison {

    String operation();

    Point point();

    Contender contender();

    /**
     * There are samples.
     *
     * @param nanos time that one thread spends on one operation, in nanoseconds
     * @param ratio time divided by that of the baseline; {@code null} for the baseline, and where it has no score
     * @param breakdown what the time was spent on; {@code null} where that was not recorded
     */
    record Measured(
            String operation,
            Point point,
            Contender contender,
            Estimate nanos,
            @Nullable Estimate ratio,
            @Nullable Breakdown breakdown)
            implements OutsideComparison {}

    /**
     * There are none.
     *
     * @param reason why, as a clause
     */
    record Missing(String operation, Point point, Contender contender, String reason) implements OutsideComparison {}

    /** All of a run, in the order of the plan. */
    static List<OutsideComparison> of(Results results) {
        Cells cells = new Cells(results);
        Wires wires = new Wires(results);
        List<Contender> contenders = results.contenders().stream()
                .filter(contender -> contender.role() == Role.CONTENDER)
                .toList();
        List<OutsideComparison> all = new ArrayList<>();
        for (Stage stage : results.plan().stages()) {
            if (stage.kind() == Stage.Kind.NETWORK || stage.kind() == Stage.Kind.SCALING) {
                for (String operation : stage.operations()) {
                    Samples baseline = cells.samples(operation, stage.point(), results.baseline());
                    contenders.forEach(
                            contender -> all.add(of(results, cells, wires, stage, operation, contender, baseline)));
                }
            }
        }
        return List.copyOf(all);
    }

    private static OutsideComparison of(
            Results results,
            Cells cells,
            Wires wires,
            Stage stage,
            String operation,
            Contender contender,
            Samples baseline) {
        return switch (cells.samples(operation, stage.point(), contender)) {
            case Samples.None none -> new Missing(operation, stage.point(), contender, none.reason());
            case Samples.Some some -> {
                Estimate time = some.time();
                List<Double> logRatios =
                        contender.equals(results.baseline()) || !(baseline instanceof Samples.Some reference)
                                ? List.of()
                                : some.logRatiosTo(reference);
                yield new Measured(
                        operation,
                        stage.point(),
                        contender,
                        time,
                        logRatios.isEmpty() ? null : LogMean.estimate(logRatios),
                        some.breakdown(time, network(stage.point(), wires.find(operation, contender.id()))));
            }
        };
    }

    /** In nanoseconds; {@code null} where none was simulated, or round trips were not counted. */
    private static @Nullable Double network(Point point, Optional<Wire> wire) {
        return point.rttMicros() == 0
                ? null
                : wire.map(counted -> counted.roundTrips() * point.rttMicros() * 1_000)
                        .orElse(null);
    }
}
