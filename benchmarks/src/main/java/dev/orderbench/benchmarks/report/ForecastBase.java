package dev.orderbench.benchmarks.report;

import dev.orderbench.benchmarks.statistics.NetworkForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Of which times the base of a {@link NetworkForecast} is, in words: those of several threads hold waits that a network would hide. */
final class ForecastBase {

    private ForecastBase() {}

    /** For each number of threads but one, what follows from it; empty where there is none. */
    static String sentences(NetworkForecast forecast) {
        SortedMap<Integer, List<String>> byThreads = new TreeMap<>();
        forecast.operations().stream()
                .filter(one -> one.threads() > 1)
                .forEach(one -> byThreads
                        .computeIfAbsent(one.threads(), same -> new ArrayList<>())
                        .add(one.operation()));
        List<String> sentences = new ArrayList<>();
        byThreads.forEach(
                (threads, operations) -> sentences.add(
                        "The base"
                                + (operations.size() == forecast.operations().size()
                                        ? ""
                                        : " of " + Words.list(operations))
                                + " is the time with " + Words.count(threads, "thread")
                                + ", which may wait for each other's processors; over a network they wait less, so it is told too high."));
        return String.join(" ", sentences);
    }
}
