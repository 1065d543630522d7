package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.result.PoolFactor;
import dev.orderbench.benchmarks.result.PoolFigure;
import dev.orderbench.benchmarks.result.PoolRow;
import dev.orderbench.benchmarks.statistics.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** For how much of the holding time a connection waits for its client, in sentences. */
final class PoolIdleVerdicts {

    /** From here on, in percent, a connection is rather kept than used. */
    private static final double HALF = 50;

    private static final String BY_ITSELF = "by itself";

    private PoolIdleVerdicts() {}

    static List<String> of(List<PoolRow> rows) {
        List<PoolRow> idle = rows.stream()
                .filter(row -> row.figures().containsKey(PoolFigure.IDLE))
                .toList();
        List<PoolRow> alone =
                idle.stream().filter(PoolVerdicts.is(PoolFactor.WAY, BY_ITSELF)).toList();
        List<PoolRow> others = idle.stream()
                .filter(PoolVerdicts.is(PoolFactor.WAY, BY_ITSELF).negate())
                .toList();
        List<String> sentences = new ArrayList<>();
        if (!alone.isEmpty()) {
            long mostly = alone.stream().filter(PoolIdleVerdicts::isMostlyIdle).count();
            sentences.add("While an operation by itself holds its connection, it idles %s: %s."
                    .formatted(
                            alone.stream()
                                    .map(row -> row.factor(PoolFactor.RTT))
                                    .distinct()
                                    .map(rtt -> "%s%% of the time over a network of %s ms"
                                            .formatted(
                                                    idle(alone.stream()
                                                            .filter(PoolVerdicts.is(PoolFactor.RTT, rtt))
                                                            .toList()),
                                                    rtt))
                                    .collect(Collectors.joining(", ")),
                            mostly == 0
                                    ? "it is at work for most of the time"
                                    : "in " + mostly + " of " + alone.size() + " cases for most of the time"));
        }
        if (!others.isEmpty()) {
            String ways = others.stream()
                    .collect(Collectors.groupingBy(
                            row -> row.factor(PoolFactor.WAY), LinkedHashMap::new, Collectors.toList()))
                    .entrySet()
                    .stream()
                    .filter(way -> Median.of(shares(way.getValue())) > HALF)
                    .map(way -> "%s (%s%%)".formatted(way.getKey(), idle(way.getValue())))
                    .collect(Collectors.joining(", "));
            sentences.add(
                    ways.isEmpty()
                            ? "In no other way that was tried does it idle, in the median, for most of the time."
                            : "In the median it idles for most of the time, so that a pool needs connections that nobody uses, with: %s."
                                    .formatted(ways));
        }
        return sentences;
    }

    private static boolean isMostlyIdle(PoolRow row) {
        return row.figure(PoolFigure.IDLE).orElse(0.0) > HALF;
    }

    private static String idle(List<PoolRow> rows) {
        return PoolVerdicts.range(shares(rows).stream()).orElse("-");
    }

    private static List<Double> shares(List<PoolRow> rows) {
        return rows.stream()
                .flatMap(row -> row.figure(PoolFigure.IDLE).stream())
                .toList();
    }
}
