package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Results;
import dev.orderbench.benchmarks.statistics.Median;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import dev.orderbench.benchmarks.statistics.OverNetwork;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What operations cost over a network, as a table.
 *
 * @param roundTripTimes the headings of its columns with measured times
 * @param groups one for each operation; none where nothing was measured over a network
 * @param legend what its columns mean, and how a reader has the time on a network of his own
 * @param findings whether the model fits, in sentences
 */
record NetworkTable(List<String> roundTripTimes, List<Group> groups, String legend, List<String> findings) {

    private static final String LEGEND =
            "Time of one operation in microseconds, by one thread. For each contender the model of an operation over a"
                    + " network: base + round trips × RTT, with 95% intervals over the JVMs; beside the round trips of the"
                    + " model, those counted on the wire. Waiting is what the base is more than the time without a network, in"
                    + " the JVMs that measured both: a wait costs more than its round-trip time. The other columns hold what was"
                    + " measured at each round-trip time, and how far the model lies from it. For the time on a network of your own, measure its round trip,"
                    + " for instance with ping, and put it, in microseconds, in the place of RTT; below the shortest"
                    + " round trip that was measured, see the times on usual networks. The network is simulated"
                    + " in the driver's socket: it adds distance, and neither limits rates nor loses anything.";

    private static final Figure NONE = new Figure("–", "");

    /** All rows of one operation. */
    record Group(String operation, List<Row> rows) {}

    /** One contender. */
    sealed interface Row {

        String contender();
    }

    /**
     * There is a model.
     *
     * @param formula the two numbers and what to do with them
     * @param waiting what the base is more than the time without a network
     * @param measured the time at each round-trip time
     * @param check whether it fits
     * @param counted round trips as they were counted on the wire
     */
    record Fitted(
            String contender,
            Figure base,
            Figure waiting,
            Figure roundTrips,
            String formula,
            List<Measured> measured,
            String check,
            String counted)
            implements Row {}

    /** There is none. */
    record Unfitted(String contender, String reason) implements Row {}

    /**
     * A measured time.
     *
     * @param micros in microseconds
     * @param deviation how far the model lies from it, in percent; empty where it is no point of the model
     */
    record Measured(String micros, String deviation) {

        String text() {
            return deviation.isEmpty() ? micros : micros + " (" + deviation + ")";
        }
    }

    static NetworkTable of(Results results) {
        List<OverNetwork> all = OverNetwork.of(results);
        List<NetworkModel> models = all.stream()
                .map(OverNetwork::outcome)
                .filter(OverNetwork.Fitted.class::isInstance)
                .map(outcome -> ((OverNetwork.Fitted) outcome).model())
                .toList();
        List<Duration> roundTripTimes = models.stream()
                .flatMap(model -> Stream.concat(
                        model.direct().map(direct -> Duration.ZERO).stream(),
                        model.points().stream().map(NetworkModel.Point::roundTripTime)))
                .distinct()
                .sorted()
                .toList();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        all.forEach(one ->
                rows.computeIfAbsent(one.operation(), same -> new ArrayList<>()).add(row(one, roundTripTimes)));
        return new NetworkTable(
                roundTripTimes.stream().map(NetworkTable::millis).toList(),
                rows.entrySet().stream()
                        .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList(),
                LEGEND,
                findings(all, models));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private static Row row(OverNetwork one, List<Duration> roundTripTimes) {
        String name = Words.name(one.contender());
        return switch (one.outcome()) {
            case OverNetwork.Unfitted unfitted -> new Unfitted(name, Words.clause(unfitted.reason()));
            case OverNetwork.Fitted fitted -> {
                NetworkModel model = fitted.model();
                yield new Fitted(
                        name,
                        base(model),
                        model.direct().map(direct -> micros(direct.waitNanos())).orElse(NONE),
                        figure(model.roundTrips(), 1, 2),
                        formula(model),
                        roundTripTimes.stream()
                                .map(time -> measured(model, time))
                                .toList(),
                        switch (model.check()) {
                            case HOLDS -> "fits";
                            case DOES_NOT_HOLD -> "does not fit";
                            case NOT_CHECKED -> "not checked: fewer than three round-trip times over a network";
                        },
                        fitted.counted().isPresent()
                                ? Numbers.fixed(fitted.counted().getAsDouble(), 2)
                                : "–");
            }
        };
    }

    /** The two numbers, and what to do with them. */
    private static String formula(NetworkModel model) {
        return base(model).value() + " + " + figure(model.roundTrips(), 1, 2).value() + " × RTT";
    }

    private static Figure base(NetworkModel model) {
        return micros(model.baseNanos());
    }

    private static Figure micros(NetworkModel.Parameter nanos) {
        double largest =
                nanos.hasInterval() ? Math.max(Math.abs(nanos.low()), Math.abs(nanos.high())) : Math.abs(nanos.value());
        return figure(nanos, 1_000, largest < 100_000 ? 1 : 0);
    }

    private static Figure figure(NetworkModel.Parameter parameter, double unit, int decimals) {
        return new Figure(
                Numbers.fixed(parameter.value() / unit, decimals),
                parameter.hasInterval()
                        ? "[" + Numbers.fixed(parameter.low() / unit, decimals) + ", "
                                + Numbers.fixed(parameter.high() / unit, decimals) + "]"
                        : "");
    }

    private static Measured measured(NetworkModel model, Duration roundTripTime) {
        if (roundTripTime.isZero() && model.direct().isPresent()) {
            return new Measured(Numbers.fixed(model.direct().get().measuredNanos() / 1_000, 0), "");
        }
        return model.points().stream()
                .filter(point -> point.roundTripTime().equals(roundTripTime))
                .findFirst()
                .map(point -> new Measured(Numbers.fixed(point.measuredNanos() / 1_000, 0), percent(point.deviation())))
                .orElseGet(() -> new Measured("–", "not measured"));
    }

    private static List<String> findings(List<OverNetwork> all, List<NetworkModel> models) {
        List<String> findings = new ArrayList<>();
        long fitting = models.stream()
                .filter(model -> model.check() == NetworkModel.Check.HOLDS)
                .count();
        long checked = models.stream()
                .filter(model -> model.check() != NetworkModel.Check.NOT_CHECKED)
                .count();
        if (checked > 0) {
            findings.add("The model was checked for " + Words.count(checked, "pair")
                    + " of operation and contender, and fits what was measured within 5% for " + fitting + " of them.");
        }
        waitFinding(all).ifPresent(findings::add);
        countFinding(all).ifPresent(findings::add);
        for (OverNetwork one : all) {
            if (one.outcome() instanceof OverNetwork.Fitted fitted
                    && fitted.model().check() == NetworkModel.Check.DOES_NOT_HOLD) {
                findings.add("It does not fit " + one.operation() + " of " + Words.name(one.contender()) + ": "
                        + Words.list(fitted.model().outliers().stream()
                                .map(point -> "at " + millis(point.roundTripTime()) + " it lies "
                                        + percent(point.deviation()) + " from what was measured")
                                .toList())
                        + ".");
            }
        }
        return List.copyOf(findings);
    }

    /** What waiting costs beside the round trips that are waited for, of the pairs whose model is not refuted. */
    private static Optional<String> waitFinding(List<OverNetwork> all) {
        List<Double> waits = all.stream()
                .map(OverNetwork::outcome)
                .filter(OverNetwork.Fitted.class::isInstance)
                .map(OverNetwork.Fitted.class::cast)
                .filter(fitted -> fitted.model().check() != NetworkModel.Check.DOES_NOT_HOLD)
                .flatMapToDouble(fitted -> fitted.waitNanos().stream())
                .boxed()
                .toList();
        return waits.isEmpty()
                ? Optional.empty()
                : Optional.of("Waiting takes " + wholeMicros(Median.of(waits))
                        + " µs beside each round trip counted, by which the base exceeds the time without a network"
                        + (waits.size() == 1
                                ? ""
                                : ", in the median of " + Words.count(waits.size(), "pair") + " ("
                                        + wholeMicros(Collections.min(waits)) + " to "
                                        + wholeMicros(Collections.max(waits)) + " µs)")
                        + "; what a long wait takes more than a short one is in the model's round trips.");
    }

    /** Rounded first, so that nothing is told to be -0. */
    private static String wholeMicros(double nanos) {
        return Numbers.fixed(Math.round(nanos / 1_000), 0);
    }

    /** The model's round trips against those counted on the wire: the same number from two sides. */
    private static Optional<String> countFinding(List<OverNetwork> all) {
        List<OverNetwork> counted = all.stream()
                .filter(one -> one.outcome() instanceof OverNetwork.Fitted fitted
                        && fitted.counted().isPresent())
                .toList();
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        List<OverNetwork> checked = counted.stream()
                .filter(one -> ((OverNetwork.Fitted) one.outcome()).checksCount())
                .toList();
        int unchecked = counted.size() - checked.size();
        String uncertain = unchecked == 0
                ? ""
                : " Not checked: " + Words.count(unchecked, "pair")
                        + ", where the interval of the model's round trips reaches "
                        + Numbers.share(NetworkModel.WIDEST) + " of their number or further, or there is none.";
        if (checked.isEmpty()) {
            return Optional.of("The model's round trips were not held against those counted on the wire." + uncertain);
        }
        List<String> different = checked.stream()
                .filter(one -> ((OverNetwork.Fitted) one.outcome()).contradictsCount())
                .map(one -> {
                    OverNetwork.Fitted fitted = (OverNetwork.Fitted) one.outcome();
                    return one.operation() + " of " + Words.name(one.contender()) + " ("
                            + figure(fitted.model().roundTrips(), 1, 2).value() + " where "
                            + Numbers.fixed(fitted.counted().orElseThrow(), 2) + " were counted)";
                })
                .toList();
        String agreeing =
                "The model's round trips are those counted on the wire, within 5% or within their interval, for "
                        + (checked.size() - different.size()) + " of " + Words.count(checked.size(), "pair") + "."
                        + uncertain;
        return Optional.of(
                different.isEmpty()
                        ? agreeing
                        : agreeing + " They are not for " + Words.list(different)
                                + ": read the number there as what a millisecond of distance costs, not as a number of"
                                + " waits.");
    }

    private static String millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }

    /** With its sign. */
    private static String percent(double share) {
        String digits = Numbers.fixed(Math.abs(100 * share), 1);
        return (digits.equals("0.0") ? "" : share < 0 ? "−" : "+") + digits + "%";
    }
}
