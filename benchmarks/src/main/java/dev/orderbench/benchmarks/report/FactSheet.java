package dev.orderbench.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Names and values under a heading.
 *
 * @param heading what the facts are about
 * @param facts in the order in which they are shown
 */
record FactSheet(String heading, List<Fact> facts) {

    /** One name and its value. */
    record Fact(String name, String value) {}

    static FactSheet of(String heading, SortedMap<String, String> values) {
        return new FactSheet(
                heading, values.entrySet().stream().map(FactSheet::fact).toList());
    }

    private static Fact fact(Map.Entry<String, String> entry) {
        return new Fact(entry.getKey(), entry.getValue());
    }
}
