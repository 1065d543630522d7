package dev.orderbench.benchmarks.statistics;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.result.Point;
import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.result.Stage;
import dev.orderbench.benchmarks.result.Wire;
import dev.orderbench.benchmarks.result.Wires;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What operations would take on a network of any round-trip time: {@code base + roundTrips x roundTripTime}, and below the shortest
 * that was measured a straight rise to that from the time without a network.
 *
 * <p>Where a run measured over a simulated network, both numbers are those of the {@link NetworkModel} fitted to it.
 * Else the base is the time without a network, with the fewest platform threads, and the round trips are those counted on the wire:
 * nothing of it was then checked over a distance, nor is there anything in it for what a wait costs beside. Where these threads are several, they may wait for each other's processors, of which less
 * would be left over a network: the base is then too high.
 *
 * @param measuredMillis the round-trip times at which something was measured, rising; 0 alone where there was no network
 * @param operations in the order of the plan, fitted where they were measured over a network and counted where not, those that have a line for the baseline and for another contender at least
 */
public record NetworkForecast(List<Double> measuredMillis, List<Forecast> operations) {

    public NetworkForecast {
        measuredMillis = List.copyOf(measuredMillis);
        operations = List.copyOf(operations);
    }

    /**
     * One operation.
     *
     * @param operation its name
     * @param fitted whether its lines were fitted to measurements over a network, or else follow from the round trips counted
     * @param threads how many threads the base was measured with
     * @param lines by the ids of contenders, in the order of the results
     */
    public record Forecast(String operation, boolean fitted, int threads, Map<String, Line> lines) {

        /** Whether the model is refuted for none of the contenders. */
        public boolean fits() {
            return lines.values().stream().allMatch(Line::fits);
        }
    }

    /**
     * One contender in an operation.
     *
     * @param directNanos the time without a network
     * @param fromMillis from which round-trip time on the line holds; below it, time rises evenly from that without a network
     * @param baseNanos the time over a network but for the round trips; where nothing was measured over one, that without
     * @param roundTrips how often it waits for the network
     * @param fits whether it is not refuted by what was measured over a network, which may also be nothing
     */
    public record Line(double directNanos, double fromMillis, double baseNanos, double roundTrips, boolean fits) {

        /** A line that holds from no network on. */
        public static Line straight(double baseNanos, double roundTrips, boolean fits) {
            return new Line(baseNanos, 0, baseNanos, roundTrips, fits);
        }

        private static Line of(NetworkModel model) {
            boolean fits = model.check() != NetworkModel.Check.DOES_NOT_HOLD;
            double roundTrips = model.roundTrips().value();
            double base = model.baseNanos().value();
            return model.direct()
                    .map(direct -> new Line(direct.measuredNanos(), millis(model.shortest()), base, roundTrips, fits))
                    // A fitted time below nothing is noise; a time is not.
                    .orElseGet(() -> straight(Math.max(0, base), roundTrips, fits));
        }

        /** The time at a round-trip time, in nanoseconds. */
        public double nanos(double millis) {
            return millis >= fromMillis
                    ? onLine(millis)
                    : directNanos + (onLine(fromMillis) - directNanos) * millis / fromMillis;
        }

        private double onLine(double millis) {
            return baseNanos + roundTrips * millis * 1e6;
        }
    }

    /** Whether the time without a network is known and no point of a line, so that there is something to interpolate. */
    public boolean interpolates() {
        return operations.stream().flatMap(one -> one.lines.values().stream()).anyMatch(line -> line.fromMillis > 0);
    }

    /** The round-trip times to which lines were fitted, rising. */
    public List<Double> fittedMillis() {
        return measuredMillis.stream()
                .filter(millis -> millis > 0 || !interpolates())
                .toList();
    }

    /** That of a run. */
    public static NetworkForecast of(Results results) {
        List<OverNetwork> fitted = OverNetwork.of(results).stream()
                .filter(one -> one.outcome() instanceof OverNetwork.Fitted)
                .toList();
        NetworkForecast counted = counted(results);
        if (fitted.isEmpty()) {
            return counted;
        }
        NetworkForecast measured = fitted(results, fitted);
        Set<String> names =
                measured.operations.stream().map(Forecast::operation).collect(Collectors.toSet());
        return new NetworkForecast(
                measured.measuredMillis,
                Stream.concat(
                                measured.operations.stream(),
                                counted.operations.stream().filter(one -> !names.contains(one.operation)))
                        .sorted(Comparator.comparingInt(one -> order(results, one.operation)))
                        .toList());
    }

    /** That of the plan; what was not compared comes last. */
    private static int order(Results results, String operation) {
        int index = results.plan().operations().indexOf(operation);
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static NetworkForecast fitted(Results results, List<OverNetwork> fitted) {
        Map<String, Map<String, Line>> lines = new LinkedHashMap<>();
        List<Double> measured = new ArrayList<>();
        for (OverNetwork one : fitted) {
            NetworkModel model = ((OverNetwork.Fitted) one.outcome()).model();
            lines.computeIfAbsent(one.operation(), key -> new LinkedHashMap<>())
                    .put(one.contender().id(), Line.of(model));
            model.direct().ifPresent(direct -> measured.add(0.0));
            model.points().forEach(point -> measured.add(millis(point.roundTripTime())));
        }
        return new NetworkForecast(
                measured.stream().distinct().sorted().toList(),
                useful(results, lines, true, operation -> networkThreads(results, operation)));
    }

    private static double millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).doubleValue();
    }

    private static int networkThreads(Results results, String operation) {
        return results.plan().stages(Stage.Kind.NETWORK).stream()
                .filter(stage -> stage.operations().contains(operation))
                .findFirst()
                .orElseThrow()
                .point()
                .threads();
    }

    private static NetworkForecast counted(Results results) {
        Map<String, Map<String, Line>> lines = new LinkedHashMap<>();
        Comparison comparison = Comparison.of(results);
        Wires wires = new Wires(results);
        for (String operation : results.plan().operations()) {
            fewestThreads(comparison, operation).ifPresent(group -> {
                for (Comparison.Entry entry : group.entries()) {
                    Optional<Wire> wire =
                            wires.find(operation, entry.contender().id());
                    if (entry.outcome() instanceof Outcome.Measured measured && wire.isPresent()) {
                        lines.computeIfAbsent(operation, key -> new LinkedHashMap<>())
                                .put(
                                        entry.contender().id(),
                                        Line.straight(
                                                measured.nanosPerOperation().value(),
                                                wire.get().roundTrips(),
                                                true));
                    }
                }
            });
        }
        return new NetworkForecast(
                List.of(0.0),
                useful(
                        results,
                        lines,
                        false,
                        operation -> fewestThreads(comparison, operation)
                                .orElseThrow()
                                .point()
                                .threads()));
    }

    private static Optional<Comparison.Group> fewestThreads(Comparison comparison, String operation) {
        return comparison.groups().stream()
                .filter(group -> group.operation().equals(operation))
                .filter(group ->
                        group.point().rttMicros() == 0 && !group.point().virtualThreads())
                .min(Comparator.comparing(Comparison.Group::point, Comparator.comparingInt(Point::threads)));
    }

    private static List<Forecast> useful(
            Results results, Map<String, Map<String, Line>> lines, boolean fitted, ToIntFunction<String> threads) {
        Contender baseline = results.baseline();
        return lines.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(baseline.id())
                        && entry.getValue().size() > 1)
                .map(entry ->
                        new Forecast(entry.getKey(), fitted, threads.applyAsInt(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Whether lines come from measurements over a network. */
    public boolean isMeasured() {
        return measuredMillis.size() > 1;
    }
}
