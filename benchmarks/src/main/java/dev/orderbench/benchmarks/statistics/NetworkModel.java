package dev.orderbench.benchmarks.statistics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The time of an operation as a function of the network's round-trip time: {@code base + roundTrips x roundTripTime}. It
 * holds for a client that waits for each reply and is not held up by anything else, such as other threads that want the
 * same processor; so it is for measurements with one thread, or with processors to spare at every round-trip time.
 *
 * <p>Each JVM gives a line of its own, by least squares of the <em>relative</em> deviations: times at 5 ms are fifty times
 * those at none, and are to be met to the same percentage. The parameters are means over the JVMs' lines, with two-sided
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

    private NetworkModel(List<Line> lines, List<Point> points) {
        this.lines = lines;
        this.points = points;
    }

    /**
     * Fits the model to one operation of one contender.
     *
     * @param measurements at least one JVM measured at two round-trip times or more; a JVM that measured at one has no line,
     *     and counts nowhere
     * @throws IllegalArgumentException when no JVM did, or a time is not positive
     */
    public static NetworkModel fit(List<Measurement> measurements) {
        SortedMap<Integer, Line> lines = new TreeMap<>();
        measurements.stream().collect(Collectors.groupingBy(Measurement::jvm)).forEach((jvm, ofJvm) -> {
            if (distinctRoundTripTimes(ofJvm) >= 2) {
                lines.put(jvm, Line.through(ofJvm));
            }
        });
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot tell what a round trip costs: no JVM measured at two round-trip times");
        }
        List<Point> points = measurements.stream()
                .filter(one -> lines.containsKey(one.jvm()))
                .collect(Collectors.groupingBy(Measurement::roundTripTime, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> point(one.getKey(), one.getValue(), lines))
                .toList();
        return new NetworkModel(List.copyOf(lines.values()), points);
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
                mean(ofThese, line -> line.at(roundTripTime)).value());
    }

    private static long distinctRoundTripTimes(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::roundTripTime).distinct().count();
    }

    private static double geometricMean(List<Measurement> measurements) {
        return Math.exp(LogMean.mean(measurements.stream()
                .map(one -> Math.log(one.nanosPerOperation()))
                .toList()));
    }

    /** The time of an operation but for the network, in nanoseconds. */
    public Parameter baseNanos() {
        return mean(lines, Line::base);
    }

    /** How many round trips an operation takes, as its time betrays. */
    public Parameter roundTrips() {
        return mean(lines, Line::slope);
    }

    /** The measured points beside the model, by round-trip time. */
    public List<Point> points() {
        return points;
    }

    /** Whether the model describes what was measured. */
    public Check check() {
        if (points.size() < LEAST_ROUND_TRIP_TIMES_TO_CHECK) {
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

    /** What the model says for any round-trip time, measured or not. */
    public Prediction predict(Duration roundTripTime) {
        boolean extrapolated = roundTripTime.compareTo(points.getFirst().roundTripTime()) < 0
                || roundTripTime.compareTo(points.getLast().roundTripTime()) > 0;
        return new Prediction(roundTripTime, mean(lines, line -> line.at(roundTripTime)), extrapolated);
    }

    private static Parameter mean(List<Line> lines, ToDoubleFunction<Line> value) {
        double mean = lines.stream().mapToDouble(value).average().orElseThrow();
        int jvms = lines.size();
        if (jvms == 1) {
            return new Parameter(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double squares = lines.stream()
                .mapToDouble(value)
                .map(one -> (one - mean) * (one - mean))
                .sum();
        double halfWidth = Math.sqrt(squares / (jvms - 1) / jvms)
                * TDistribution.of(jvms - 1).inverseCumulativeProbability((1 + Comparison.CONFIDENCE) / 2);
        return new Parameter(mean, mean - halfWidth, mean + halfWidth);
    }

    /** Whether the model describes what was measured. */
    public enum Check {
        /** Every point lies within the tolerance. */
        HOLDS,

        /** Some do not. */
        DOES_NOT_HOLD,

        /** There were too few round-trip times for a check that could fail. */
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
     * A mean over the JVMs with its interval, symmetric. Of a single JVM there is no interval: its ends are infinite.
     *
     * @param value the mean
     * @param low lower end
     * @param high upper end
     */
    public record Parameter(double value, double low, double high) {

        /** Whether several JVMs gave it. */
        public boolean hasInterval() {
            return high < Double.POSITIVE_INFINITY;
        }
    }

    /**
     * What the model says for a round-trip time.
     *
     * @param roundTripTime of the network
     * @param nanos the time of an operation
     * @param extrapolated whether nothing was measured as near or as far away
     */
    public record Prediction(Duration roundTripTime, Parameter nanos, boolean extrapolated) {}

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
