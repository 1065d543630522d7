package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.Contender;
import dev.orderbench.benchmarks.statistics.LogTimes;
import dev.orderbench.benchmarks.statistics.NetworkForecast;
import dev.orderbench.benchmarks.statistics.NetworkModel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The geometric mean of the ratios to the baseline that {@link NetworkForecast} gives at a round-trip time, over all operations that
 * every contender has, whose verdicts stand and which the model fits. The page's slider computes the same; a test in a browser holds
 * the two together.
 *
 * @param contenders all of them, the baseline first
 * @param operations over which
 * @param misfits the operations that are left out since the model does not fit one of the contenders, by name
 */
record NetworkMean(List<Contender> contenders, List<NetworkForecast.Forecast> operations, List<String> misfits) {

    /** The longest round trip that anybody asks for. */
    static final int MOST_MILLIS = 20;

    /** Ratios that are nearer to each other than the model is checked to are not told apart. */
    static final double NEAR = 1 + NetworkModel.TOLERANCE;

    static NetworkMean of(LogTimes times, NetworkForecast forecast) {
        Set<String> withheld = withheld(times);
        List<NetworkForecast.Forecast> standing = forecast.operations().stream()
                .filter(one -> !withheld.contains(one.operation()))
                .toList();
        return new NetworkMean(
                times.contenders(),
                standing.stream()
                        .filter(NetworkForecast.Forecast::fits)
                        .filter(one -> times.contenders().stream().allMatch(who -> isKnown(one, who)))
                        .toList(),
                standing.stream()
                        .filter(one -> !one.fits())
                        .map(NetworkForecast.Forecast::operation)
                        .toList());
    }

    /** The operations of which nothing may be concluded, since a control failed. */
    static Set<String> withheld(LogTimes times) {
        return times.cells().stream()
                .filter(LogTimes.Cell::withheld)
                .map(LogTimes.Cell::operation)
                .collect(Collectors.toSet());
    }

    /** A time that the model gives as nothing is noise. */
    private static boolean isKnown(NetworkForecast.Forecast one, Contender who) {
        NetworkForecast.Line line = one.lines().get(who.id());
        return line != null && line.nanos(0) > 0 && line.nanos(MOST_MILLIS) > 0;
    }

    /** What is left out since the model does not fit, as a sentence behind another; empty where nothing is. */
    String misfitSentence() {
        return misfits.isEmpty() ? "" : " Left out, since the model does not fit: " + String.join(", ", misfits) + ".";
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    double ratio(Contender who, double millis) {
        String baseline = contenders.getFirst().id();
        return Math.exp(operations.stream()
                .mapToDouble(one -> Math.log(nanos(one, who.id(), millis) / nanos(one, baseline, millis)))
                .average()
                .orElseThrow());
    }

    /** The rank of a contender, or the ranks that it shares with those that are near. */
    String rank(Contender who, double millis) {
        double own = ratio(who, millis);
        long ahead = contenders.stream()
                .filter(other -> own >= ratio(other, millis) * NEAR)
                .count();
        long behind = contenders.stream()
                .filter(other -> ratio(other, millis) >= own * NEAR)
                .count();
        long best = 1 + ahead;
        long worst = contenders.size() - behind;
        return best == worst ? Long.toString(best) : best + " to " + worst;
    }

    private static double nanos(NetworkForecast.Forecast one, String contender, double millis) {
        return Objects.requireNonNull(one.lines().get(contender)).nanos(millis);
    }
}
