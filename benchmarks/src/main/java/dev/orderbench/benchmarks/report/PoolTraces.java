package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolExperiment;
import dev.orderbench.benchmarks.result.PoolSample;
import dev.orderbench.benchmarks.result.PoolTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pictures of pools over time: connections that were open, those that were lent, and callers that waited. */
final class PoolTraces {

    /** So many places along the time tell all that the eye can see. */
    private static final int PLACES = 140;

    /** Of an axis: there are many of these pictures, and none is read off. */
    private static final int STEPS = 2;

    private PoolTraces() {}

    static List<PoolPanel> of(List<PoolTrace> traces) {
        return traces.stream()
                .filter(trace -> !trace.samples().isEmpty())
                .map(PoolTraces::of)
                .toList();
    }

    /** Why an experiment shows no pool over time, as a sentence; {@code null} where it shows one, or was not done. */
    static @Nullable String absence(PoolExperiment experiment) {
        if (experiment.rows().isEmpty()
                || experiment.traces().stream()
                        .anyMatch(trace -> !trace.samples().isEmpty())) {
            return null;
        }
        return switch (experiment.question()) {
            case CONNECTION ->
                "There is no pool to watch over time: connections are opened without one, and those borrowed beside are lent"
                        + " for microseconds, one after the other.";
            case BORROW ->
                "There is no pool over time: a thread that looks at it would disturb what takes nanoseconds. It has a connection"
                        + " for each thread, so nobody waits.";
            case SIZE, HOLDING, SATURATION, ADVICE, SPIKE, LEAK, RECOVERY, TIMEOUT, PGBOUNCER, INSTANCES ->
                "The pools of this run were not watched over time.";
        };
    }

    private static PoolPanel of(PoolTrace trace) {
        List<PoolSample> samples = trace.samples();
        long end = Math.max(1, samples.getLast().millis());
        double top = PoolPanel.roundUp(samples.stream()
                .mapToInt(sample -> Math.max(sample.total(), sample.pending()))
                .max()
                .orElse(1));
        List<PoolPanel.Line> lines = List.of(
                line(1, "open", samples, PoolSample::total, end, top),
                line(2, "lent", samples, PoolSample::active, end, top),
                line(3, "waiting", samples, PoolSample::pending, end, top));
        List<PoolPanel.Tick> xTicks = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            xTicks.add(new PoolPanel.Tick(x((double) i / STEPS), Long.toString(Math.round((double) end * i / STEPS))));
        }
        return new PoolPanel(
                title(trace),
                "ms",
                "connections, callers",
                xTicks,
                PoolPanel.yTicks(top, STEPS),
                PoolPanel.apart(lines));
    }

    private static String title(PoolTrace trace) {
        return trace.factors().entrySet().stream()
                .map(entry -> entry.getKey().phrase(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** The largest value of each stretch of time, so that a short wait is not lost. */
    private static PoolPanel.Line line(
            int number, String name, List<PoolSample> samples, ToIntFunction<PoolSample> value, long end, double top) {
        int[] most = new int[PLACES];
        boolean[] seen = new boolean[PLACES];
        for (PoolSample sample : samples) {
            int place = (int) Math.min(PLACES - 1, sample.millis() * PLACES / end);
            most[place] = seen[place] ? Math.max(most[place], value.applyAsInt(sample)) : value.applyAsInt(sample);
            seen[place] = true;
        }
        int[] places = IntStream.range(0, PLACES).filter(place -> seen[place]).toArray();
        String path = SvgNumber.path(IntStream.range(0, places.length)
                .filter(i -> turns(most, places, i))
                .mapToObj(i -> new SvgNumber.Place(along(places[i]), PoolPanel.y(most[places[i]], top)))
                .toList());
        int last = places[places.length - 1];
        return new PoolPanel.Line(number, name, path, List.of(), along(last), PoolPanel.y(most[last], top));
    }

    /** Whether the line would be another without this place: in the middle of a level stretch it would not. */
    private static boolean turns(int[] most, int[] places, int i) {
        return i == 0
                || i == places.length - 1
                || most[places[i]] != most[places[i - 1]]
                || most[places[i]] != most[places[i + 1]];
    }

    private static double along(int place) {
        return x((place + 0.5) / PLACES);
    }

    private static double x(double share) {
        return PoolPanel.rounded(PoolPanel.LEFT + (PoolPanel.RIGHT - PoolPanel.LEFT) * share);
    }
}
