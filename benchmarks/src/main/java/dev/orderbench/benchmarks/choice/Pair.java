package dev.orderbench.benchmarks.choice;

import java.util.List;

/**
 * Who writes and who reads in one transaction.
 *
 * @param write id of a contender
 * @param read id of a contender, which may be the same
 */
record Pair(String write, String read) {

    /** All pairs of contenders, those of the same writer together. */
    static List<Pair> of(List<String> contenders) {
        return contenders.stream()
                .flatMap(write -> contenders.stream().map(read -> new Pair(write, read)))
                .toList();
    }
}
