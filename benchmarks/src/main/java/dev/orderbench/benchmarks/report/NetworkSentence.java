package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.Comparison;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The third sentence of the answer: what remains of the differences over a network, by the model of {@link NetworkForecast}, as the
 * geometric mean over all operations that every contender has and that the model fits.
 */
final class NetworkSentence {

    private static final double MILLIS = 1;
    private static final int MOST_MILLIS = NetworkMean.MOST_MILLIS;
    private static final int STEPS_PER_MILLI = 10;
    private static final int LAST_STEP = MOST_MILLIS * STEPS_PER_MILLI;

    private final Comparison comparison;
    private final NetworkForecast forecast;
    private final NetworkMean mean;
    private final List<NetworkForecast.Forecast> operations;
    private final boolean external;

    private NetworkSentence(Comparison comparison, LogTimes times, NetworkForecast forecast, boolean external) {
        this.comparison = comparison;
        this.forecast = forecast;
        this.external = external;
        this.mean = NetworkMean.of(times, forecast);
        this.operations = mean.operations();
    }

    /**
     * The sentence.
     *
     * @param external whether the run itself had a network that is not known
     */
    static String of(Comparison comparison, LogTimes times, NetworkForecast forecast, boolean external) {
        return new NetworkSentence(comparison, times, forecast, external).text();
    }

    private String text() {
        if (forecast.operations().isEmpty()) {
            return "What remains of this over a network is not known: round trips were neither counted nor measured.";
        }
        if (operations.isEmpty()) {
            return "What remains of this over a network is not said: there is no operation whose round trips are known of all"
                    + " contenders, whose verdicts stand and which the model fits." + mean.misfitSentence();
        }
        List<Contender> others =
                comparison.contenders().subList(1, comparison.contenders().size());
        String verb = operations.stream().allMatch(NetworkForecast.Forecast::fitted) ? " takes " : " would take ";
        return "With a round trip "
                + (external ? Words.plain(MILLIS) + " ms longer than here" : "of " + Words.plain(MILLIS) + " ms")
                + " (" + origin() + "), "
                + Words.list(IntStream.range(0, others.size())
                        .mapToObj(i -> Words.name(others.get(i)) + (i == 0 ? verb : " ")
                                + Numbers.ratio(ratio(others.get(i), MILLIS)) + "×")
                        .toList())
                + " the time of " + Words.name(comparison.baseline()) + " over "
                + Words.count(operations.size(), "operation") + "; "
                + Words.list(IntStream.range(0, others.size())
                        .mapToObj(i -> Words.name(others.get(i))
                                + (i == 0 ? " comes within 5% of it " : " ")
                                + nearness(others.get(i)))
                        .toList())
                + "."
                + mean.misfitSentence();
    }

    private String origin() {
        long fitted =
                operations.stream().filter(NetworkForecast.Forecast::fitted).count();
        if (fitted == 0) {
            return "reckoned from counted round trips" + threads() + ", not measured";
        }
        return fitted == operations.size()
                ? model()
                : Words.count((int) fitted, "operation") + " " + model()
                        + ", the others reckoned from counted round trips" + threads();
    }

    /** Times with several threads hold waits that a network would hide. */
    private String threads() {
        List<String> several = operations.stream()
                .filter(one -> !one.fitted() && one.threads() > 1)
                .map(one -> Integer.toString(one.threads()))
                .distinct()
                .toList();
        return several.isEmpty()
                ? ""
                : " and times with " + String.join(" or ", several)
                        + " threads, which may wait for each other's processors";
    }

    private String model() {
        List<Double> fitted = forecast.fittedMillis();
        if (fitted.getLast() < MILLIS) {
            return "extrapolated from what was measured at up to " + Words.plain(fitted.getLast()) + " ms";
        }
        if (fitted.getFirst() > MILLIS) {
            String first = Words.plain(fitted.getFirst()) + " ms";
            return forecast.interpolates()
                    ? "interpolated between what was measured without a network and at " + first
                    : "extrapolated from what was measured at " + first + " and more";
        }
        return "by the model fitted to what was measured at "
                + fitted.stream().map(Words::plain).collect(Collectors.joining(", ")) + " ms";
    }

    /**
     * At which round-trip times its ratio is near 1. Other round trips than the baseline's can carry it past 1 and away again;
     * where it then takes less time, that is nothing to be warned of.
     */
    private String nearness(Contender who) {
        BitSet near = new BitSet();
        IntStream.rangeClosed(0, LAST_STEP)
                .filter(step -> isNear(ratio(who, millis(step))))
                .forEach(near::set);
        if (near.isEmpty()) {
            return "at no round trip up to " + millisWords(LAST_STEP) + " (there " + last(who) + ")";
        }
        int end = near.length() - 1;
        int begin = near.previousClearBit(end) + 1;
        String onwards =
                begin == 0 ? "at any round trip up to " + millisWords(LAST_STEP) : "from " + millisWords(begin) + " on";
        if (end == LAST_STEP) {
            return onwards;
        }
        if (ratio(who, MOST_MILLIS) < 1) {
            return onwards + " (faster by more than 5% from " + millisWords(end + 1) + ", " + last(who) + " at "
                    + millisWords(LAST_STEP) + ")";
        }
        String range = begin == end
                ? "only at "
                : begin == 0 ? "only up to " : "only from " + Words.plain(millis(begin)) + " to ";
        return range + millisWords(end) + " (" + last(who) + " at " + millisWords(LAST_STEP) + ")";
    }

    private String last(Contender who) {
        return Numbers.ratio(ratio(who, MOST_MILLIS)) + "×";
    }

    private static double millis(int step) {
        return (double) step / STEPS_PER_MILLI;
    }

    /** Beside a network that the run itself had, only what another is longer by is known. */
    private String millisWords(int step) {
        return Words.plain(millis(step)) + (external ? " ms more" : " ms");
    }

    private static boolean isNear(double ratio) {
        return ratio < NetworkMean.NEAR && ratio > 1 / NetworkMean.NEAR;
    }

    private double ratio(Contender who, double millis) {
        return mean.ratio(who, millis);
    }
}
