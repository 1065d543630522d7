package dev.orderbench.benchmarks.statistics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The time of an operation as a function of the network's round-trip time: {@code base + roundTrips x roundTripTime}. It
 * holds for a client that waits for each reply and is not held up by anything else, such as other threads that want the
 * same processor; so it is for measurements with one thread, or with processors to spare at every round-trip time.
 *
 * <p>The base is that of an operation over a network, which is more than its time without one: where a client waits, processors
 * fall asleep and caches go cold, whatever is waited for (docs/experiments/waits). So the time without a network has no part in
 * the line, and what it is less than the base is told as {@link Direct#waitNanos()}. Where a single round-trip time above none
 * was measured, no such difference can be told from a slope: the line then goes through that point and the one without a network.
 *
 * <p>Each JVM gives a line of its own, by least squares of the <em>relative</em> deviations: times at 5 ms are ten times
 * those at 0.5 ms, and are to be met to the same percentage. The parameters are means over the JVMs' lines, with two-sided
 * t-intervals of {@link Comparison#CONFIDENCE}. A line may have a negative base where noise is larger than the base; that
 * is kept, since cutting it off would bias the mean.
 */
public final class NetworkModel {

    /** How far a measured point may lie from the model, relative to the measured time. */
    public static final double TOLERANCE = 0.05;

    /** How far the interval of the round trips may reach, relative to their number, before a count within it tells nothing. */
    public static final double WIDEST = 0.1;

    /** Through two points there is always a line. */
    private static final int LEAST_ROUND_TRIP_TIMES_TO_CHECK = 3;

    private final List<Line> lines;
    private final List<Point> points;
    private final @Nullable Direct direct;
    private final boolean checkable;

    private NetworkModel(List<Line> lines, List<Point> points, @Nullable Direct direct, boolean checkable) {
        this.lines = lines;
        this.points = points;
        this.direct = direct;
        this.checkable = checkable;
    }

    /**
     * Fits the model to one operation of one contender.
     *
     * @param measurements at least one JVM measured at two round-trip times or more; a JVM that measured at one, or at one
     *     above none where others measured at several, has no line; it counts in {@link #direct()} alone
     * @throws IllegalArgumentException when no JVM did, or a time is not positive
     */
    public static NetworkModel fit(List<Measurement> measurements) {
        List<Measurement> overNetwork = measurements.stream()
                .filter(one -> !one.roundTripTime().isZero())
                .toList();
        SortedMap<Integer, Line> lines = lines(overNetwork);
        if (lines.isEmpty()) {
            SortedMap<Integer, Line> fromNone = lines(measurements);
            if (fromNone.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot tell what a round trip costs: no JVM measured at two round-trip times");
            }
            return new NetworkModel(List.copyOf(fromNone.values()), points(measurements, fromNone), null, false);
        }
        return new NetworkModel(
                List.copyOf(lines.values()),
                points(overNetwork, lines),
                Direct.of(measurements, lines),
                overNetwork.stream().collect(Collectors.groupingBy(Measurement::jvm)).values().stream()
                        .anyMatch(ofJvm -> distinctRoundTripTimes(ofJvm) >= LEAST_ROUND_TRIP_TIMES_TO_CHECK));
    }

    private static SortedMap<Integer, Line> lines(List<Measurement> measurements) {
        SortedMap<Integer, Line> lines = new TreeMap<>();
        measurements.stream().collect(Collectors.groupingBy(Measurement::jvm)).forEach((jvm, ofJvm) -> {
            if (distinctRoundTripTimes(ofJvm) >= 2) {
                lines.put(jvm, Line.through(ofJvm));
            }
        });
        return lines;
    }

    private static List<Point> points(List<Measurement> measurements, SortedMap<Integer, Line> lines) {
        return measurements.stream()
                .filter(one -> lines.containsKey(one.jvm()))
                .collect(Collectors.groupingBy(Measurement::roundTripTime, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> point(one.getKey(), one.getValue(), lines))
                .toList();
    }

    /** The JVMs that measured there, by their times and by their lines. */
    private static Point point(Duration roundTripTime, List<Measurement> measurements, SortedMap<Integer, Line> lines) {
        List<Line> ofThese = lines.entrySet().stream()
                .filter(line -> measurements.stream().anyMatch(one -> one.jvm() == line.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Point(
                roundTripTime,
                geometricMean(measurements),
                Parameter.of(ofThese.stream()
                                .map(line -> line.at(roundTripTime))
                                .toList())
                        .value());
    }

    private static long distinctRoundTripTimes(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::roundTripTime).distinct().count();
    }

    private static double geometricMean(List<Measurement> measurements) {
        return Math.exp(LogMean.mean(measurements.stream()
                .map(one -> Math.log(one.nanosPerOperation()))
                .toList()));
    }

    /** The time of an operation over a network but for the round trips, in nanoseconds. */
    public Parameter baseNanos() {
        return Parameter.of(lines.stream().map(Line::base).toList());
    }

    /** How many round trips an operation takes, as its time betrays. */
    public Parameter roundTrips() {
        return Parameter.of(lines.stream().map(Line::slope).toList());
    }

    /** The measured points of the line beside the model, by round-trip time. */
    public List<Point> points() {
        return points;
    }

    /** What was measured without a network; empty where nothing was, or where it is a point of the line. */
    public Optional<Direct> direct() {
        return Optional.ofNullable(direct);
    }

    /** The shortest round-trip time at which the line holds: below it lies what was measured without a network, where that is known. */
    public Duration shortest() {
        return points.getFirst().roundTripTime();
    }

    /** Whether the model describes what was measured. */
    public Check check() {
        if (!checkable) {
            return Check.NOT_CHECKED;
        }
        return outliers().isEmpty() ? Check.HOLDS : Check.DOES_NOT_HOLD;
    }

    /** The measured points that lie further than {@link #TOLERANCE} from the model. */
    public List<Point> outliers() {
        return points.stream().filter(point -> !point.isMet()).toList();
    }

    /**
     * Compares with what was counted on the wire.
     *
     * @param counted round trips of the operation as they were counted
     * @return whether as many were found within {@link #TOLERANCE}, or within the interval, unless that is too wide to tell
     */
    public Agreement agreement(double counted) {
        Parameter found = roundTrips();
        boolean outside = counted < found.low() || counted > found.high();
        if (outside && Math.abs(found.value() - counted) > TOLERANCE * counted) {
            return Agreement.DIFFERS;
        }
        return found.high() - found.value() > WIDEST * counted ? Agreement.NOT_CHECKED : Agreement.AGREES;
    }

    /** Whether the model describes what was measured. */
    public enum Check {
        /** Every point lies within the tolerance. */
        HOLDS,

        /** Some do not. */
        DOES_NOT_HOLD,

        /** No JVM measured at three round-trip times above none, as it takes for a check that could fail. */
        NOT_CHECKED
    }

    /** Whether the model's round trips are those that were counted. */
    public enum Agreement {
        /** They are, as far as can be told. */
        AGREES,

        /** They are not. */
        DIFFERS,

        /** The interval reaches further than {@link #WIDEST} of the count, or there is none: hardly any count could differ. */
        NOT_CHECKED
    }

    /**
     * What one JVM measured at one round-trip time.
     *
     * @param jvm which JVM
     * @param roundTripTime of the network
     * @param nanosPerOperation time that one thread spent on one operation, in nanoseconds, the JVM's mean
     */
    public record Measurement(int jvm, Duration roundTripTime, double nanosPerOperation) {

        /**
         * @throws IllegalArgumentException when the time of the operation is not positive and finite, or that of the round
         *     trip is negative
         */
        public Measurement {
            if (!(nanosPerOperation > 0 && nanosPerOperation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "An operation cannot take %s ns: expected more than 0".formatted(nanosPerOperation));
            }
            if (roundTripTime.isNegative()) {
                throw new IllegalArgumentException(
                        "A round trip cannot take %d ns: expected 0 or more".formatted(roundTripTime.toNanos()));
            }
        }
    }

    /**
     * A measured point and what the model says there.
     *
     * @param roundTripTime of the network
     * @param measuredNanos the geometric mean over the JVMs that measured there and have a line
     * @param modelledNanos the mean of their lines
     */
    public record Point(Duration roundTripTime, double measuredNanos, double modelledNanos) {

        /** How far the model lies from what was measured: -0.1 where it says a tenth less. */
        public double deviation() {
            return modelledNanos / measuredNanos - 1;
        }

        /** Whether the model meets it within {@link #TOLERANCE}. */
        public boolean isMet() {
            return Math.abs(deviation()) <= TOLERANCE;
        }
    }

    /**
     * An operation without a network, beside a line that it has no part in.
     *
     * @param measuredNanos the geometric mean over all JVMs that measured so
     * @param waitNanos what an operation takes longer over a network beside its round trips: the base less the time without, of
     *     the JVMs that have both
     */
    public record Direct(double measuredNanos, Parameter waitNanos) {

        private static @Nullable Direct of(List<Measurement> measurements, SortedMap<Integer, Line> lines) {
            List<Measurement> without = measurements.stream()
                    .filter(one -> one.roundTripTime().isZero())
                    .toList();
            List<Measurement> both =
                    without.stream().filter(one -> lines.containsKey(one.jvm())).toList();
            if (both.isEmpty()) {
                return null;
            }
            return new Direct(
                    geometricMean(without),
                    Parameter.of(both.stream()
                            .map(one -> Objects.requireNonNull(lines.get(one.jvm())).base - one.nanosPerOperation)
                            .toList()));
        }
    }

    /**
     * A mean over the JVMs with its interval, symmetric. Of a single JVM there is no interval: its ends are infinite.
     *
     * @param value the mean
     * @param low lower end
     * @param high upper end
     */
    public record Parameter(double value, double low, double high) {

        /** Of the JVMs' own values, one at least. */
        private static Parameter of(List<Double> values) {
            double mean = values.stream().mapToDouble(one -> one).average().orElseThrow();
            int jvms = values.size();
            if (jvms == 1) {
                return new Parameter(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
            double squares = values.stream()
                    .mapToDouble(one -> (one - mean) * (one - mean))
                    .sum();
            double halfWidth = Math.sqrt(squares / (jvms - 1) / jvms)
                    * TDistribution.of(jvms - 1).inverseCumulativeProbability((1 + Comparison.CONFIDENCE) / 2);
            return new Parameter(mean, mean - halfWidth, mean + halfWidth);
        }

        /** Whether several JVMs gave it. */
        public boolean hasInterval() {
            return high < Double.POSITIVE_INFINITY;
        }
    }

    /** One JVM's {@code base + slope x roundTripTime}, in nanoseconds. */
    private record Line(double base, double slope) {

        /** The line whose relative deviations from the measurements have the least sum of squares. */
        static Line through(List<Measurement> measurements) {
            double weights = 0;
            double x = 0;
            double y = 0;
            for (Measurement one : measurements) {
                double weight = weight(one);
                weights += weight;
                x += weight * nanos(one.roundTripTime);
                y += weight * one.nanosPerOperation;
            }
            double meanX = x / weights;
            double meanY = y / weights;
            double products = 0;
            double squares = 0;
            for (Measurement one : measurements) {
                double distance = nanos(one.roundTripTime) - meanX;
                products += weight(one) * distance * (one.nanosPerOperation - meanY);
                squares += weight(one) * distance * distance;
            }
            double slope = products / squares;
            return new Line(meanY - slope * meanX, slope);
        }

        private static double weight(Measurement one) {
            return 1 / (one.nanosPerOperation * one.nanosPerOperation);
        }

        private static double nanos(Duration duration) {
            return duration.getSeconds() * 1e9 + duration.getNano();
        }

        double at(Duration roundTripTime) {
            return base + slope * nanos(roundTripTime);
        }
    }
}
