package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Role;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wires;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a round trip over a network costs one contender in one operation: a {@link NetworkModel} of all that was measured at
 * points which differ in nothing but the round-trip time; a comparison gives the time without a network. The JVMs of one index, one at each
 * round-trip time, give a line; they were measured apart, so what differs from JVM to JVM is in the interval.
 *
 * @param operation name of the operation
 * @param contender who
 * @param outcome what was found
 */
public record OverNetwork(String operation, Contender contender, Outcome outcome) {

    /** What was found. */
    public sealed interface Outcome {}

    /**
     * A model could be fitted.
     *
     * @param model the model
     * @param counted round trips of an operation, as they were counted on the wire; empty where they were not
     */
    public record Fitted(NetworkModel model, OptionalDouble counted) implements Outcome {

        /** Whether the model's round trips differ from those counted: the network's price is then not its name times these. */
        public boolean contradictsCount() {
            return counted.isPresent() && model.agreement(counted.getAsDouble()) == NetworkModel.Agreement.DIFFERS;
        }

        /** What a wait costs beside its round-trip time, in nanoseconds for each round trip counted; empty where it is not known. */
        public OptionalDouble waitNanos() {
            return model.direct()
                    .filter(direct -> counted.orElse(0) > 0)
                    .map(direct -> OptionalDouble.of(direct.waitNanos().value() / counted.getAsDouble()))
                    .orElseGet(OptionalDouble::empty);
        }

        /** Whether the model is certain enough for its round trips to be held against those counted. */
        public boolean checksCount() {
            return counted.isPresent() && model.agreement(counted.getAsDouble()) != NetworkModel.Agreement.NOT_CHECKED;
        }
    }

    /**
     * None could.
     *
     * @param reason why, as a clause
     */
    public record Unfitted(String reason) implements Outcome {}

    /** One for each operation and contender that was to be measured over a network, in the order of the plan. */
    public static List<OverNetwork> of(Results results) {
        Cells cells = new Cells(results);
        Wires wires = new Wires(results);
        return results.plan().operations(Stage.Kind.NETWORK).stream()
                .flatMap(operation -> results.contenders().stream()
                        .filter(contender -> contender.role() == Role.CONTENDER)
                        .map(contender -> new OverNetwork(
                                operation, contender, outcome(results, cells, wires, operation, contender))))
                .toList();
    }

    private static Outcome outcome(Results results, Cells cells, Wires wires, String operation, Contender contender) {
        List<NetworkModel.Measurement> measurements = new ArrayList<>();
        for (Point point : points(results, operation).toList()) {
            switch (cells.samples(operation, point, contender)) {
                case Samples.None none -> {
                    return new Unfitted("with " + point.conditions() + ": " + none.reason());
                }
                case Samples.Some some -> {
                    Duration roundTripTime = Duration.of(point.rttMicros(), ChronoUnit.MICROS);
                    List<Double> logTimes = some.logTimes();
                    for (int i = 0; i < logTimes.size(); i++) {
                        int jvm = some.series().get(i).jvm();
                        measurements.add(new NetworkModel.Measurement(jvm, roundTripTime, Math.exp(logTimes.get(i))));
                    }
                }
            }
        }
        boolean comparable = measurements.stream()
                .anyMatch(one -> measurements.stream()
                        .anyMatch(other ->
                                one.jvm() == other.jvm() && !one.roundTripTime().equals(other.roundTripTime())));
        return comparable
                ? new Fitted(
                        NetworkModel.fit(measurements),
                        wires.find(operation, contender.id())
                                .map(wire -> OptionalDouble.of(wire.roundTrips()))
                                .orElseGet(OptionalDouble::empty))
                : new Unfitted("it was measured at one round-trip time only");
    }

    /** All points that differ in the round-trip time only, in order. */
    private static Stream<Point> points(Results results, String operation) {
        Point first = results.plan().stages(Stage.Kind.NETWORK).stream()
                .filter(stage -> stage.operations().contains(operation))
                .findFirst()
                .orElseThrow()
                .point();
        return results.plan().stages().stream()
                .filter(stage -> stage.operations().contains(operation))
                .map(Stage::point)
                .filter(point -> first.equals(new Point(
                        point.threads(), point.virtualThreads(), first.rttMicros(), point.dataSize(), point.drafts())));
    }
}
